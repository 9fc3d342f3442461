import { nothing, type Calls } from './make-call.ts'

const params = { name: 'system.node' }

export const healthCalls = {
  getHealth: nothing,
  putFindingAside: async () => ({ params, body: { kind: 'accepted', reason: 'It stays as it is.' } }),
  takeFindingBack: async () => ({ params }),
} satisfies Calls
