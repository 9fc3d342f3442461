import { nothing, type Calls } from './make-call.ts'

export const aboutCalls = {
  getAbout: nothing,
} satisfies Calls
