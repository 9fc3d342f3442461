import { sayIn, type Language, type Words } from '#ground'
import { activity } from './activity.ts'
import { agreements } from './agreements.ts'
import { consent } from './consent.ts'
import { device } from './device.ts'
import { devices, everywhere } from './devices.ts'
import { error } from './errors.ts'
import { forgot } from './forgot.ts'
import { invitation } from './invitation.ts'
import { links } from './links.ts'
import { myApps } from './my-apps.ts'
import { ownerLogin } from './owner-login.ts'
import { photo } from './photo.ts'
import { portal } from './portal.ts'
import { profile } from './profile.ts'
import { protocol, redirect } from './protocol.ts'
import { refusal } from './refusal.ts'
import { request } from './request.ts'
import { newPassword, secondFactor, setUpFactor, strength } from './second-factor.ts'
import { security } from './security.ts'
import { setup } from './setup.ts'
import { shared } from './shared.ts'
import { signIn } from './sign-in.ts'
import { signOut, signedOut } from './sign-out.ts'

/** Every text of the pages, by area. A translation is another table of this shape, and the compiler checks it. */
export const en = {
  language: 'en' as Language,
  /** A refusal's sentence in this language. */
  problem: (words: Words): string => sayIn('en', words),
  shared,
  signIn,
  secondFactor,
  setUpFactor,
  newPassword,
  strength,
  forgot,
  invitation,
  links,
  consent,
  refusal,
  request,
  redirect,
  protocol,
  signedOut,
  signOut,
  ownerLogin,
  setup,
  myApps,
  portal,
  profile,
  photo,
  security,
  device,
  devices,
  everywhere,
  agreements,
  activity,
  error,
}

export type Texts = typeof en
