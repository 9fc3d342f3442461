import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'

export const consent = {
  title: (app: string) => `Allow ${app}`,
  firstSignIn: (app: string) => html`First sign-in to ${bold(app)}`,
  heading: (app: string) => `${app} wants to know who you are`,
  lead: (app: string) => `If you allow it, ${app} receives this and signs you in. It never sees your password.`,
  facts: {
    name: 'Name',
    username: 'Username',
    email: 'Email',
    groups: 'Groups',
    phone: 'Phone',
    photo: 'Photo',
    language: 'Language',
    offline: 'Access',
    attribute: 'More',
  },
  whileAway: 'Also while you are not using it',
  once: 'You’re asked once.',
  allow: 'Allow and continue',
  refuse: 'Don’t allow',
}
