import { nothing, type Calls } from './make-call.ts'

export const auditCalls = {
  listAudit: nothing,
  exportAudit: nothing,
} satisfies Calls
