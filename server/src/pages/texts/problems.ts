/**
 * Sentences a refusal comes with that people may meet on a page: beside a field, above a form, or as an error. They are
 * written where the rule is, in English, for every door; a translation is found by the sentence, `{}` standing for what
 * differs. One that is not here is shown as it is.
 */
export const problemSentences = [
  'A username has 1 to {} characters of a-z, 0-9, dot, underscore and hyphen, and starts and ends with a letter or digit.',
  '“{}” is kept for the system. Choose another username.',
  'A name cannot have the form of an id (UUID). Choose another one.',
  'A name cannot start with “uid-” or “gid-”. Choose another one.',
  'This username is taken. Choose another one.',
  'This username belonged to somebody who was deleted, and names are never given again. Choose another one.',
  'This e-mail address belongs to somebody else.',
  'A person needs a name.',
  'This is not an e-mail address. Write it as name@example.com.',
  'At most {} characters.',
  'No line breaks or control characters.',
  'A password has at least {} characters. Longer is better; a few words are fine.',
  'A password has at most {} characters.',
  'A password cannot be the username or the e-mail address.',
  'This password is on the list of common ones, which are tried first. Choose another one.',
  'Too many passwords are being checked right now. Try again in a few seconds.',
  'Give the organisation a name.',
  'Give a whole address, such as https://id.example.com.',
  'Give the address alone, without a path.',
  'https is required for any other host than localhost; passkeys and secure cookies need it.',
  'Give a base DN, such as dc=example,dc=com.',
  'This code doesn’t fit. Enter the one the app shows now, six digits.',
  'Give it a name, so that you know it again.',
  'A name has at most {} letters.',
  'Your browser’s answer does not fit what was asked. Nothing was added; try again.',
  'This passkey is registered already.',
  'Nobody has more than {} passkeys. Remove one first.',
  'This passkey is not there any more.',
  'There is no authenticator app any more.',
  'Recovery codes stand in for a second factor. Set one up first.',
  'You need a second factor here, and this is your last one. Add another one first.',
  'This is the only way you can sign in. Add another passkey or set a password first.',
  'People set up their second factor themselves.',
  'Choose another password than the one you were given.',
  'This sign-in is over. Begin again.',
  'This link is for an owner, and the person is none any more.',
  'There is no such person; they may have been deleted.',
  'This person’s password is kept in an external directory and is changed there.',
  'This link has been used or has run out.',
  'This server has been set up already. Sign in instead.',
  'Only an owner can set the server up.',
  'There is no such time zone. Choose one of the list, such as Europe/Berlin.',
  'Give another address than your own: it is for when that one is lost.',
  'Only a person has a profile.',
  'This is not for people themselves to change.',
  'Your name and e-mail addresses are changed by an admin here. Ask one of them.',
  'E-mail addresses are changed by an admin here. Ask one of them.',
  'This field is filled in by an admin.',
  'This is kept in {}. Change it there and apply it again.',
  'Your name is kept in an external directory and is changed there.',
  'Somebody else changed this while you were editing. Look at the new values and try again.',
  'At most {} keys.',
  'One key a line, without line breaks.',
  'This is a private key. Give the public one, from the file ending in .pub.',
  'Give a line such as “ssh-ed25519 AAAA… name@machine”, without options before it.',
  'This key is not whole; copy all of it.',
  'This attribute has one value.',
  'At most {} values.',
  'This must be one line of text.',
  'This must be a whole number of at most 15 digits.',
  'This must be true or false.',
  'This must be a date as 2027-01-31.',
  'Your address is kept in an external directory and is changed there.',
  'Addresses are changed by an administrator here. Ask one.',
  'No mail is sent from here, so an address cannot be proved. An administrator can change yours.',
  'This is your address already. Give the one it is to become.',
  'You have asked for several links within an hour. Wait a while, then ask again.',
  'This invitation does not stand any more.',
  'Give the password a name, such as the device it is for.',
  'This app is not opened with a password of its own.',
  'This app may not be opened, so a password for it would not work.',
  'This person may not sign in, so an app password would not work.',
  'There is no such app; it may have been deleted.',
  'One person has at most {} app passwords. Revoke some first.',
  'There is no such app password, or it was revoked.',
  'There is no such app password; it may have been revoked already.',
  'There is no such session, or it has ended.',
  'This browser is not trusted any more.',
  'There is no such agreement, or it was revoked.',
  'A picture may have up to 2 MB. Choose a smaller one.',
  'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.',
  'Many pictures are being looked at. Try again in a moment.',
  'This picture has {} × {} pixels. Scale it down to 40 million or fewer, and try again.',
  'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.',
  'Say what you need it for.',
  'No control characters.',
  'You have asked for many apps today. Go on tomorrow.',
  'There is no app here that you could ask for.',
  'There is no such request.',
  'This request is not waiting any more: it was answered, taken back, or is too old.',
  'This group does not open the app.',
  'This app belongs to one person alone.',
  'Your account is no longer active. Sign in again.',
  'Choose one of the languages that are offered.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.',
  'The server has lost touch with its database, and answers again as soon as it is back.',
  'This server answers as {} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.',
  'The body of this request is larger than this address takes.',
  'This address does not take that content type.',
  'This address does not take {}.',
  'This address is too long.',
  'The address holds an escape that does not decode.',
  'This request could not be read.',
  'The app does not answer right now. Try again in a moment.',
  'The app takes too long to answer. Try again in a moment.',
  'This app is set up to be found here, where it is not: its upstream leads back.',
  'The store cannot be reached right now. Try again in a moment.',
  'Too many changes are waiting to be written. Try again in a moment.',
  'The server is stopping.',
] as const

export type ProblemSentence = (typeof problemSentences)[number]

const quote = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
const sentenceForm = (sentence: string): RegExp =>
  new RegExp(`^${sentence.split('{}').map(quote).join('(.{1,200})')}$`, 'u')
const forms = problemSentences.map(sentence => ({ sentence, form: sentenceForm(sentence) }))

/** A translation of each, which names what differs with `{}` too, in the same order. */
export function translateProblems(translations: Record<ProblemSentence, string>): (sentence: string) => string {
  return sentence => {
    for (const known of forms) {
      const match = known.form.exec(sentence)
      if (match) {
        let next = 1
        return translations[known.sentence].replaceAll('{}', () => match[next++] ?? '')
      }
    }
    return sentence
  }
}
