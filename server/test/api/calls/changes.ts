import { nothing, type Calls, type FinerCall } from './make-call.ts'
import { group } from './subjects.ts'

export const changeCalls = { followChanges: nothing } satisfies Calls

export const changeFiner: FinerCall[] = [
  [
    'followChanges',
    'while some manage a group',
    async world => {
      await group(world)
      return {}
    },
  ],
]
