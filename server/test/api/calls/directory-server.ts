import type { ApiWorld } from '../api-world.ts'
import { nothing, type Calls, type FinerCall } from './make-call.ts'
import { next } from './subjects.ts'

const secretOfServer = async (world: ApiWorld) =>
  (
    await world.asOperator.apps.addSecret(
      { kind: 'directory-server', ownerId: 'directory-server' },
      { kind: 'generated' },
    )
  ).id

export const directoryServerCalls = {
  getDirectoryServer: nothing,
  async updateDirectoryServer(world) {
    const { version } = await world.asOperator.settings.versionOf('directoryServer')
    return { version, body: { allowPlaintext: next() % 2 === 0 } }
  },
  listDirectoryQueries: async () => ({ query: { only: 'refused' } }),
  addDirectorySecret: async () => ({ body: { secret: { kind: 'generated' } } }),
  revealDirectorySecret: async world => ({ params: { secretId: await secretOfServer(world) } }),
  removeDirectorySecret: async world => ({ params: { secretId: await secretOfServer(world) } }),
} satisfies Calls

export const directoryServerFiner: FinerCall[] = [
  [
    'updateDirectoryServer',
    'with a new secret',
    async world => {
      const { version } = await world.asOperator.settings.versionOf('directoryServer')
      return { version, body: { newSecret: { kind: 'generated' } } }
    },
  ],
]
