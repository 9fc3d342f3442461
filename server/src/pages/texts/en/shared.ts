import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'

export const shared = {
  youAreOn: (host: string) => html`You are on ${bold(host)}`,
  language: 'Language',
  trouble: (contact: string) => `Trouble? Ask ${contact}`,
  toMyApps: 'Go to my apps',
  signIn: 'Sign in',
  signedInAs: (username: string) => `Signed in as ${username}.`,
  useAnotherAccount: 'Use another account',
  reference: (reference: string) => html`Reference ${mono(reference)}`,
  email: 'Email',
  mailSubject: (app: string, reference: string) => `Access to ${app} (${reference})`,
  looksAfter: (app: string) => `Looks after ${app}`,
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
}
