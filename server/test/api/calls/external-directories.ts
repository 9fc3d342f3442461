import type { ExternalDirectory } from '#directory'
import type { ApiWorld, Call } from '../api-world.ts'
import { nothing, type Calls } from './make-call.ts'
import { next, person } from './subjects.ts'

const settings = { urls: ['ldaps://ldap.example.com'], userSearch: { base: 'dc=example,dc=com' } }

export const external = (world: ApiWorld): Promise<ExternalDirectory> =>
  world.asOperator.externals.create({ name: `corp-${next()}`, settings })

async function one(world: ApiWorld, more: Call = {}): Promise<Call> {
  const { id, version } = await external(world)
  return { params: { id }, version, ...more }
}

export const externalDirectoryCalls = {
  listExternalDirectories: nothing,
  createExternalDirectory: async () => ({ body: { name: `corp-${next()}`, settings } }),
  readCloverdxFile: async () => ({ body: { properties: 'security.ldap.url=ldap://ldap.example.com' } }),
  getExternalDirectory: world => one(world),
  updateExternalDirectory: world => one(world, { body: { title: 'Changed' } }),
  turnOnExternalDirectory: world => one(world),
  turnOffExternalDirectory: world => one(world),
  deleteExternalDirectory: async world => {
    const { params } = await one(world)
    return params === undefined ? {} : { params }
  },
  moveUser: async world => ({ params: { id: (await person(world)).id }, body: { source: 'local' } }),
} satisfies Calls
