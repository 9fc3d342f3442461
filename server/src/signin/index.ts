/** signin: proves who somebody is and remembers it. Its state: sessions and one-time links in the store, the throttle. */
export { signinCommands, type SigninCommands } from './commands.ts'
export type { NewOwner, OneTimeLink } from './links.ts'
export type { Device, DeviceKind } from './device.ts'
export type { OpenSession, SessionFilter, SignedOut } from './session-list.ts'
export type { Session, Visitor } from './session.ts'
export type { SignedIn } from './sessions.ts'
export {
  createSignIn,
  type BindAnswer,
  type BindQuestion,
  type PasswordSignIn,
  type SignIn,
  type SignInAnswer,
  type SignInParts,
} from './sign-in.ts'
export { createThrottle, type Attempt, type Pause, type Throttle } from './throttle.ts'
