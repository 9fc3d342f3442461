import { nothing, type Calls } from './make-call.ts'

export const mailCalls = {
  getMail: nothing,
  testMail: nothing,
} satisfies Calls
