import type { ApiWorld } from '../api-world.ts'
import { nothing, type Calls } from './make-call.ts'
import { next } from './subjects.ts'

const attribute = (world: ApiWorld) => world.asOperator.attributes.declare({ name: `attribute-${next()}` })

export const attributeCalls = {
  listAttributes: nothing,
  declareAttribute: async () => ({ body: { name: `made-${next()}` } }),
  updateAttribute: async world => {
    const { id, version } = await attribute(world)
    return { params: { id }, version, body: { title: 'Changed' } }
  },
  deleteAttribute: async world => ({ params: { id: (await attribute(world)).id } }),
} satisfies Calls
