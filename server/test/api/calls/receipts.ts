import type { Role } from '#directory'
import type { ApiWorld, Call } from '../api-world.ts'
import type { Calls, FinerCall, MakeCall } from './make-call.ts'
import { person } from './subjects.ts'

const whom =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => ({ params: { id: (await person(world, role)).id }, body: {} })

const ofWhom =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => ({ params: { id: (await person(world, role)).id } })

const left =
  (role: Role = 'user'): MakeCall =>
  async (world: ApiWorld): Promise<Call> => {
    const { id } = await person(world, role)
    return { params: { id: (await world.asOperator.receipts.offboard(id)).id } }
  }

export const receiptCalls = {
  offboardUser: whom(),
  listReceipts: ofWhom(),
  getReceipt: left(),
} satisfies Calls

export const receiptFiner: FinerCall[] = [
  ['offboardUser', 'of a user manager', whom('usermanager')],
  ['offboardUser', 'of an admin', whom('admin')],
  ['offboardUser', 'of an owner', whom('owner')],
  ['listReceipts', 'of an owner', ofWhom('owner')],
  ['getReceipt', 'of an admin', left('admin')],
  ['getReceipt', 'of an owner', left('owner')],
]
