import type { Attribute } from '@doorward/contract'
import { requireKeptHere, type AttributeId, type CustomAttribute } from '#directory'
import type { Handlers } from '../handler.ts'

type Names = 'listAttributes' | 'declareAttribute' | 'updateAttribute' | 'deleteAttribute'

const tell = ({ createdAt: _createdAt, updatedAt: _updatedAt, ...attribute }: CustomAttribute): Attribute => attribute

export const attributeRoutes = () =>
  ({
    listAttributes: ({ as }) => ({ items: as.attributes.list().map(tell) }),

    declareAttribute: async ({ as, body }) => tell(await as.attributes.declare(body)),

    async updateAttribute({ as, params, body, version }) {
      const id = params.id as AttributeId
      requireKeptHere(as.attributes.get(id))
      return tell(await as.attributes.update(id, body, version))
    },

    async deleteAttribute({ as, params }) {
      const id = params.id as AttributeId
      requireKeptHere(as.attributes.get(id))
      await as.attributes.delete(id)
    },
  }) satisfies Handlers<Names>
