import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'

/** Links that work once and no longer do, and the one that proves an address. */
export const links = {
  endedTitle: 'Link ended',
  endedHeading: 'This link no longer works',
  nothingChanged: 'Nothing was changed with this click.',
  signIn: 'Sign in',
  reset: {
    lead: 'Links to choose a password work once, for 1 hour. This one was used or has run out.',
    done: 'Did you already choose a new password? Then sign in with it.',
    otherwise: 'Otherwise ask for a new link. An older mail stops working as soon as a newer one is sent.',
    again: 'Ask for a new link',
  },
  invitation: {
    lead: 'Invitations work once and for some days. This one was used, has run out or was taken back.',
    done: 'Did you already make your account? Then sign in with it.',
    otherwise: 'Otherwise ask whoever invited you for a new link. An older one stops working when a newer one is made.',
  },
  email: {
    lead: 'Links that confirm an address work once, for a day. This one was used or has run out.',
    done: 'Did you already confirm it? Then your new address stands in your profile.',
    otherwise: 'Otherwise ask for the change again in your profile. An older link ends when a newer one is sent.',
  },
  confirm: {
    title: 'Confirm your address',
    heading: 'Confirm your new address',
    lead: (email: string, username: string) =>
      html`From now on ${bold(email)} is the address of ${bold(username)}. Apps you open are told it too.`,
    submit: 'Use this address',
    leave: 'Not your account? Then close this page; nothing changes.',
    takenHeading: 'This address can’t be used',
    done: 'Your address is changed',
    doneLead: (email: string) => html`Your account has ${bold(email)} now. We’ve told you at both addresses.`,
    goOn: 'Continue',
  },
}
