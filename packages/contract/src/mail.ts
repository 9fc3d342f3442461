import { z } from 'zod'
import { moment } from './primitive.ts'

/** Whether mail is sent, and how it goes. */
export const mailState = z.object({
  on: z.boolean(),
  /** `host:port`; null where no mail is sent. */
  server: z.string().nullable(),
  from: z.string().nullable(),
  /** Messages that have not left yet. */
  waiting: z.int().nonnegative(),
  lastSentAt: moment.nullable(),
  /** Of the newest message that has not left, or never will. */
  lastTrouble: z.object({ at: moment, kind: z.string(), sentence: z.string(), givenUp: z.boolean() }).nullable(),
})
export type MailState = z.infer<typeof mailState>

/** What became of a test message. */
export const mailTested = z.object({
  to: z.string(),
  taken: z.boolean(),
  /** What the mail server said, or what went wrong. */
  said: z.string(),
})
export type MailTested = z.infer<typeof mailTested>
