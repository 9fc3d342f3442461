import { en, type Texts } from '../en/index.ts'
import { consent } from './consent.ts'
import { error } from './errors.ts'
import { myApps } from './my-apps.ts'
import { ownerLogin } from './owner-login.ts'
import { problem } from './problems.ts'
import { protocol, redirect } from './protocol.ts'
import { refusal } from './refusal.ts'
import { newPassword, secondFactor, setUpFactor } from './second-factor.ts'
import { setup } from './setup.ts'
import { shared } from './shared.ts'
import { signIn } from './sign-in.ts'
import { signedOut, signOut } from './sign-out.ts'

export const es: Texts = {
  language: 'es',
  problem,
  shared,
  signIn,
  secondFactor,
  setUpFactor,
  newPassword,
  forgot: en.forgot,
  invitation: en.invitation,
  links: en.links,
  consent,
  refusal,
  redirect,
  protocol,
  signedOut,
  signOut,
  ownerLogin,
  setup,
  myApps,
  portal: en.portal,
  profile: en.profile,
  security: en.security,
  devices: en.devices,
  everywhere: en.everywhere,
  agreements: en.agreements,
  activity: en.activity,
  error,
}
