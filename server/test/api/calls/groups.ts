import { nothing, type Calls } from './make-call.ts'
import { aGroup, next } from './subjects.ts'

export const groupCalls = {
  listGroups: nothing,
  createGroup: async () => ({ body: { name: `Made ${next()}` } }),
  listManagedGroups: nothing,
  getGroup: aGroup(),
  updateGroup: aGroup({ body: { description: 'Changed' } }),
  deleteGroup: aGroup(),
  listGroupApps: aGroup(),
} satisfies Calls
