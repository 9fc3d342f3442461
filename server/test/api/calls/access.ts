import type { Calls } from './make-call.ts'

export const accessCalls = {
  previewAccess: async () => ({ body: { access: { kind: 'everyone' }, adminsIncluded: true } }),
} satisfies Calls
