import { z } from 'zod'
import { door } from './app.ts'
import { webAddress } from './oidc-client.ts'
import { id, moment } from './primitive.ts'

/** Things that are looked at, in the order in which they are told. Of an app's doors, those it has. */
export const testStepIds = [
  'reachable',
  'oidc.asked',
  'oidc.address',
  'oidc.allowed',
  'oidc.exchanged',
  'oidc.profile',
  'ldap.bound',
  'ldap.searched',
  'ldap.password',
  'ldap.allowed',
  'ldap.groups',
  'simple-auth.client',
  'simple-auth.password',
  'simple-auth.allowed',
  'gateway.asked',
  'gateway.address',
  'gateway.allowed',
  'gateway.forged',
  'gateway.side-door',
] as const

/** One thing of a sign-in, as it was seen at the real door. Sentences are English, and hold no secret. */
export const testStep = z.object({
  id: z.enum(testStepIds),
  /** Null: of the app itself. */
  door: door.nullable(),
  /** `attention`: it works, and should be looked at all the same. */
  state: z.enum(['waiting', 'passed', 'attention', 'failed']),
  title: z.string(),
  detail: z.string().nullable(),
  /** What to change, and where. */
  fix: z.string().nullable(),
  /** When it was seen last. */
  at: moment.nullable(),
  /** Milliseconds, where something was asked; else null. */
  ms: z.int().nullable(),
})
export type TestStep = z.infer<typeof testStep>

/** A test of whoever asks. Only one person's attempts are in it: their own, unless they named another. */
export const appTest = z.object({
  appId: id,
  /** Whose attempts are shown; null when that person is gone. */
  person: z.object({ id, name: z.string() }).nullable(),
  startedAt: moment,
  /** It listens until then. */
  expiresAt: moment,
  steps: z.array(testStep),
  /** Every step was seen, and none of them failed. */
  passed: z.boolean(),
})
export type AppTest = z.infer<typeof appTest>

export const appTestStart = z.object({
  /**
   * Where the app itself listens, behind the proxy in front of it: asked once, and it must not answer. Nothing for an
   * app that is not behind the gateway.
   */
  ownAddress: webAddress.nullable().default(null),
  /** Whose sign-ins are watched; null: one's own. */
  person: id.nullable().default(null),
})
export type AppTestStart = z.input<typeof appTestStart>
