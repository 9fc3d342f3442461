import { nothing, type Calls } from './make-call.ts'

export const activityCalls = {
  getActivity: nothing,
  getAttention: nothing,
  getSecondFactorCoverage: nothing,
} satisfies Calls
