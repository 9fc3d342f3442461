/** signin: proves who somebody is and remembers it. Its state: sessions and one-time links in the store, the throttle. */
export { signinCommands, type SigninCommands } from './commands.ts'
export type { Step } from './attempt.ts'
export type { AppPassword, AppPasswordInput, AppPasswords, MayOpen, OpenedApp } from './app-passwords.ts'
export type { BindAnswer, BindQuestion } from './bind.ts'
export type { Acceptance, By, Invitation, Invite, Invited } from './links/invitations.ts'
export type { WaitingEmail } from './links/email-changes.ts'
export type { NewOwner, OneTimeLink } from './links/operator-links.ts'
export type { MadeLink } from './links/person-links.ts'
export type { Notice, Notify } from './notice.ts'
export type { LinkLetter, LinkNotice, Post } from './post.ts'
export type { Advance, Visit, Waiting } from './progress.ts'
export type { NewSignIn, TrustedBrowser } from './own-browsers.ts'
export type { CodeAnswer } from './prove.ts'
export type { Factors, Passkey, TotpOffer } from './second-factor/factors.ts'
export { countRecoveryLetters } from './second-factor/recovery-codes.ts'
export { findTotpStep, newTotpSecret, printOtpauthUri, totpStepMs } from './second-factor/totp.ts'
export type { OpenSession, SessionFilter, SignedOut } from './session-list.ts'
export type { Session, Visitor } from './session.ts'
export type { SessionFacts, SignedIn } from './sessions.ts'
export {
  createSignIn,
  type PasswordSignIn,
  type SignIn,
  type SignInAnswer,
  type SignInParts,
} from './sign-in.ts'
export { createThrottle, type Attempt, type Pause, type Throttle } from './throttle.ts'
