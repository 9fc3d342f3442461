import { nothing, type Calls } from './make-call.ts'

export const sessionCalls = {
  getSession: nothing,
  endSession: nothing,
  getOverview: nothing,
} satisfies Calls
