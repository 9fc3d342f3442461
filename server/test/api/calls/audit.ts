import { nothing, type Calls } from './make-call.ts'

export const auditCalls = {
  listAudit: nothing,
} satisfies Calls
