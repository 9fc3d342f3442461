import type { Around, Factor, MailTexts, RoleNow } from '../letter.ts'

const works = (until: string): string => `The link works once, until ${until}.`
const whom = ({ contact }: Around): string => (contact === '' ? 'whoever looks after this server' : contact)

const notYou = (around: Around): string =>
  `If it was you, there is nothing to do. If it was not, sign in and change your password at once, and tell ${whom(around)}.`
const unexpected = (around: Around): string => `If you did not expect this, ask ${whom(around)}.`
const home = ({ home: link, organisation }: Around) => ({ link, label: `Open ${organisation}` })

const nameFactor = (factor: Factor): string => (factor === null ? 'an authenticator app' : `the passkey “${factor}”`)

const roles: Record<RoleNow, string> = { owner: 'owner', admin: 'admin', usermanager: 'user manager', user: 'member' }

export const en: MailTexts = {
  greeting: name => (name === '' ? 'Hello,' : `Hello ${name},`),
  known: { at: 'When', browser: 'Browser', address: 'Address', nobody: 'none' },
  footer: ({ organisation, home }) => `Sent by ${organisation} (${home}). Nobody reads answers to this message.`,

  invitation: ({ invitedBy, organisation, link, until, ...around }) => ({
    subject: `You are invited to ${organisation}`,
    blocks: [
      invitedBy === null
        ? `You are invited to ${organisation}. Open the link to choose how you sign in.`
        : `${invitedBy} invites you to ${organisation}. Open the link to choose how you sign in.`,
      { link, label: 'Accept the invitation' },
      works(until),
      unexpected({ organisation, ...around }),
    ],
  }),
  'password-reset': ({ username, link, until }) => ({
    subject: 'Choose a new password',
    blocks: [
      `Somebody, probably you, asked for a new password for the account ${username}.`,
      { link, label: 'Choose a new password' },
      works(until),
      'If it was not you, leave the link alone; your password stays as it is.',
    ],
  }),
  'email-change': ({ username, link, until }) => ({
    subject: 'Confirm your e-mail address',
    blocks: [
      `The account ${username} is to have this address. It does once the link is opened; until then nothing changes.`,
      { link, label: 'Confirm this address' },
      works(until),
      'If this is not your account, leave the link alone.',
    ],
  }),
  'email-changed': ({ before, after, ...around }) => ({
    subject: 'Your e-mail address was changed',
    blocks: [`The address of your account was ${before} and is now ${after}.`, notYou(around), home(around)],
  }),
  'password-changed': around => ({
    subject: 'Your password was changed',
    blocks: ['The password of your account was changed.', notYou(around), home(around)],
  }),
  'password-reset-by-admin': around => ({
    subject: 'Your password was set by an administrator',
    blocks: ['An administrator has set a new password for your account.', unexpected(around), home(around)],
  }),
  'factor-added': ({ factor, ...around }) => ({
    subject: 'A second factor was added',
    blocks: [`Your account can now be proved with: ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factor-removed': ({ factor, ...around }) => ({
    subject: 'A second factor was removed',
    blocks: [`Your account is no longer proved with: ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factors-reset-by-admin': around => ({
    subject: 'Your second factors were removed by an administrator',
    blocks: [
      'An administrator has removed every second factor of your account. You set up a new one when you sign in.',
      unexpected(around),
      home(around),
    ],
  }),
  'factor-asked': around => ({
    subject: 'Set up a second factor',
    blocks: [
      `${around.organisation} asks you to set up a second factor, so that your password alone does not open your account: a passkey, or an app on your phone that shows codes.`,
      { link: `${around.home}/profile/security`, label: 'Set up a second factor' },
      'It takes about two minutes, and you can do it whenever it suits you. If you have set one up already, there is nothing to do.',
      unexpected(around),
    ],
  }),
  'role-changed': ({ role, ...around }) => ({
    subject: 'Your role was changed by an administrator',
    blocks: [
      `Your role is now: ${roles[role]}. Everything that was signed in to your account is signed out; sign in again.`,
      unexpected(around),
      home(around),
    ],
  }),
  'recovery-code-used': ({ left, ...around }) => ({
    subject: 'A recovery code was used',
    blocks: [
      `Somebody signed in to your account with one of its recovery codes. ${left} of them are left.`,
      notYou(around),
      home(around),
    ],
  }),
  'new-browser': around => ({
    subject: 'A sign-in from a new browser',
    blocks: [
      'Somebody signed in to your account from a browser it was not used in before.',
      notYou(around),
      home(around),
    ],
  }),
  'directory-refused': ({ directory, reason, ...around }) => ({
    subject: 'A directory refuses its service account',
    blocks: [
      `The directory “${directory}” refuses the account it is read with: ${reason} Until that is put right nobody can sign in with it, and it is not synchronised. Nobody was disabled or changed because of it.`,
      'Look at the directory in the settings, and type the password of the account anew if it has changed. This is said once.',
      home(around),
    ],
  }),
  'access-asked': ({ person, app, why, days, link, until, ...around }) => ({
    subject: `${person} asks for access to ${app}`,
    blocks: [
      `${person} asks to be let into ${app} ${days === null ? 'for good' : days === 1 ? 'for a day' : `for ${days} days`}, and says: “${why}”`,
      { link, label: 'Answer' },
      `The request waits until ${until}. Others who may decide have been told too; who answers first has answered.`,
      home(around),
    ],
  }),
  'access-granted': ({ app, until, word, ...around }) => ({
    subject: `You have access to ${app}`,
    blocks: [
      until === null ? `${app} is open to you.` : `${app} is open to you until ${until}, and closes by itself then.`,
      ...(word === null ? [] : [`You are told: “${word}”`]),
      home(around),
    ],
  }),
  'access-refused': ({ app, word, ...around }) => ({
    subject: `Your request for ${app} was refused`,
    blocks: [
      `You asked for access to ${app}, and it was refused.`,
      ...(word === null ? [] : [`You are told: “${word}”`]),
      home(around),
    ],
  }),
  'access-ends': ({ app, until, ...around }) => ({
    subject: `Your access to ${app} ends soon`,
    blocks: [
      `${app} is open to you until ${until}, and closes by itself then. If you need it for longer, ask again after that.`,
      home(around),
    ],
  }),
  'account-test': around => ({
    subject: `A test message from ${around.organisation}`,
    blocks: ['This message was asked for in the settings. Mail from this server arrives.', home(around)],
  }),
}
