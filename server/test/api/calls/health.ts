import { nothing, type Calls } from './make-call.ts'

export const healthCalls = {
  getHealth: nothing,
} satisfies Calls
