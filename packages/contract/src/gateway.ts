import { z } from 'zod'

export const pathNeed = z.enum(['public', 'sign-in', 'deny'])

const path = z.string().max(500, 'Use at most 500 characters.').startsWith('/', 'A path starts with /.')
/** The first that matches counts. */
export const pathRule = z.union(
  [z.object({ prefix: path, rule: pathNeed }), z.object({ pattern: path, rule: pathNeed })],
  'Give prefix or pattern, and rule.',
)
export type PathRule = z.infer<typeof pathRule>

export const gatewayFields = {
  /** The name people reach it under. */
  host: z.string().max(253),
  /** What paths need that no rule is about. */
  visibility: z.enum(['private', 'public']),
  paths: z.array(pathRule).max(100, 'At most 100 rules.'),
  /** Programs may send an app password by Basic. */
  acceptAppPasswords: z.boolean(),
  /** Programs may send an access token as a bearer: one for the app's address, or of the app's own OpenID Connect client. */
  acceptTokens: z.boolean(),
  /** The app is told who somebody is in a signed JWT too. */
  assertion: z.boolean(),
  /** `icap`: Base64 of `Local://<username>`. */
  usernameForm: z.enum(['plain', 'icap']),
  /** Where Doorward’s own proxy finds the app, like http://127.0.0.1:3000; null: your proxy asks Doorward. */
  upstream: z.string().max(2000).nullable(),
  /** Whether the certificate of an https upstream is checked. */
  verifyUpstream: z.boolean(),
}

export const gatewayShown = z.object({
  ...gatewayFields,
  values: z.object({
    /** Where people open it. */
    url: z.string(),
    signIn: z.string(),
    signOut: z.string(),
  }),
})
