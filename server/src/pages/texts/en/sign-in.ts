import { html, type Html } from '../../html.ts'
import { bold } from '../emphasis.ts'

export const signIn = {
  title: 'Sign in',
  continueTo: (app: string) => html`Continue to ${bold(app)}`,
  lead: (organisation: string) => `Use your ${organisation} account.`,
  again: (app: string | undefined) => `Confirm that it’s you${app ? ` before going on to ${app}` : ''}.`,
  identifier: 'Username or email',
  password: 'Password',
  forgot: 'Forgot password?',
  submit: 'Sign in',
  or: 'or',
  passkey: 'Sign in with a passkey',
  passkeyFailed: 'That passkey wasn’t accepted',
  passkeyFailedHelp: 'It was cancelled, took too long, or is not known here. You can try again, or use your password.',
  startAgain: 'Begin again',
  startAgainHelp: 'This sign-in waited too long or was finished in another tab.',
  mismatch: 'That username and password don’t match',
  mismatchHelp:
    'Check for typing mistakes and Caps Lock. If you no longer know the password, ask whoever gave you the account.',
  enterAgain: 'Enter your password again.',
  paused: (wait: string) => `Too many tries. Wait ${wait}`,
  pausedHelp: (until: Html) =>
    html`Password sign-in for this account is paused until ${until} to keep guessers out. Your account is not blocked, and a passkey still works.`,
  busy: 'The server is busy',
  busyHelp: 'Your password was not looked at. Wait a few seconds and try again.',
  unreachable: 'Your password can’t be checked right now',
  unreachableHelp:
    'The directory that keeps your password doesn’t answer. Nothing is wrong with your password: try again in a few minutes.',
  directoryCode:
    'Your organisation asks for a second factor with your password. Open your authenticator app and enter the code it shows now.',
}
