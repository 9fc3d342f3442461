import { html, type Html } from '../../html.ts'
import { bold } from '../emphasis.ts'

export const signIn = {
  title: 'Sign in',
  continueTo: (app: string) => html`Continue to ${bold(app)}`,
  lead: (organisation: string) => `Use your ${organisation} account.`,
  again: (app: string | undefined) => `Confirm that it’s you${app ? ` before going on to ${app}` : ''}.`,
  identifier: 'Username or email',
  password: 'Password',
  submit: 'Sign in',
  mismatch: 'That username and password don’t match',
  mismatchHelp:
    'Check for typing mistakes and Caps Lock. If you no longer know the password, ask whoever gave you the account.',
  enterAgain: 'Enter your password again.',
  paused: (wait: string) => `Too many tries. Wait ${wait}`,
  pausedHelp: (until: Html) =>
    html`Password sign-in for this account is paused until ${until} to keep guessers out. Your account is not blocked.`,
  busy: 'The server is busy',
  busyHelp: 'Your password was not looked at. Wait a few seconds and try again.',
}
