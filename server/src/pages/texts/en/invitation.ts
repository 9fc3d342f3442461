import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'

/** Accepting an invitation, in two steps. */
export const invitation = {
  title: 'Invitation',
  steps: ['About you', 'How you sign in'] as [string, string],
  stepOf: (step: number) => `Step ${step} of 2`,
  welcome: (organisation: string) => `Welcome to ${organisation}`,
  invitedBy: (name: string, day: string) => `${name} invited you on ${day}.`,
  invited: (day: string) => `You were invited on ${day}.`,
  name: 'Your name',
  nameHint: 'As your colleagues should see it.',
  username: 'Username',
  usernameHint: 'Small letters, digits, dots, dashes and underscores. It can’t be changed later.',
  taken: 'That username isn’t free',
  takenHelp: 'Choose another one. Nothing else is wrong.',
  takenField: (username: string) =>
    `“${username}” is in use or belonged to someone before. Usernames are never given to a second person.`,
  free: 'Usernames that are free',
  email: 'Email',
  emailNote: 'From the invitation. You can change it later.',
  groups: 'Groups',
  opens: (apps: string) => `Opens ${apps}`,
  submit: 'Continue',
  until: (day: string) => html`The invitation works once, until ${bold(day)}.`,
  how: 'How will you sign in?',
  howLead: 'You can add the other way later.',
  passkey: 'Passkey',
  recommended: 'Recommended',
  passkeyText: 'Fingerprint, face, screen lock or a security key. Nothing to remember, and it counts as two-factor.',
  passkeyHint:
    'Your browser will ask you to confirm on this device. After that you save ten recovery codes, in case you lose it.',
  passkeyName: 'First passkey',
  password: 'Password',
  passwordText: 'For older devices, or when you often use other people’s computers.',
  passwordHint: 'At least 8 characters, and not your username or email. A few unrelated words make a good one.',
  secondStep: (organisation: string) =>
    `${organisation} asks for a second step. You set it up right after this, in about two minutes.`,
  createPasskey: 'Create a passkey',
  create: 'Create my account',
  back: 'Back',
  failed: 'No passkey was made',
  failedHelp:
    'It was cancelled, took too long, or this device can’t make one. You can try again, or choose a password.',
  notMe: {
    title: 'An invitation for somebody else',
    link: (name: string) => `I’m not ${name}`,
    heading: (name: string) => `This link is for ${name}`,
    lead: 'It makes an account under that name, and is no use to anybody else.',
    nothingUsed: 'Nothing was used or changed. The invitation stands, and still works for whom it was meant.',
    askSender: 'Ask whoever sent you the link: an invitation of your own needs another one.',
    back: (name: string) => `I am ${name}: back to the invitation`,
  },
}
