import { html, type Html } from '../../html.ts'
import { bold } from '../emphasis.ts'

/** A forgotten password: asking for a link, and what its page says. */
export const forgot = {
  title: 'Forgot password',
  heading: 'Forgot your password?',
  lead: 'Tell us who you are and we’ll mail you a link to choose a new one.',
  submit: 'Mail me a link',
  elsewhere: 'Same password as your work computer?',
  elsewhereHelp:
    'Then the office network keeps it and it can’t be changed here. Change it on the computer with Ctrl+Alt+Del, or ask for help.',
  passkey: 'A passkey still works:',
  passkeyLink: 'Sign in with a passkey',
  sentHeading: 'Check your mail',
  sentLead: (name: string, until: Html) =>
    html`If ${bold(name)} has an account here with a password of its own, a link is on its way. It works once, until ${until}.`,
  from: (address: string, host: string) =>
    html`It comes from ${bold(address)} and leads to ${bold(host)}. It never asks for your old password.`,
  nothing: 'Nothing after five minutes? Look in the spam folder. We write to your recovery address if you set one.',
  secondFactor: 'Two-factor stays as it is. You’ll be asked for it afterwards.',
  again: 'Send it again',
  noMailbox: 'Can’t get at your mail?',
  inPerson: 'Can give you a link in person',
  back: 'Back to sign in',
  askHeading: (name: string) => `Ask ${name} for a link`,
  askSomebody: 'Ask for a link',
  askLead: 'This server doesn’t send mail. Someone who knows you can make a link for you instead.',
  whoever: 'Whoever gave you your account',
  afterwards: 'What happens then',
  they: [
    'They check that it’s really you.',
    'They show you a link or a QR code. It works once, for 1 hour.',
    'You open it and choose a new password. Nobody else sees it.',
  ] as [string, string, string],
  ready: 'Have your username ready.',
  linkWorked: 'The link worked. This is the last step.',
}
