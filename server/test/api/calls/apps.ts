import type { Call } from '../api-world.ts'
import { nothing, type Calls, type FinerCall, type MakeCall } from './make-call.ts'
import { app, next, person } from './subjects.ts'

const publicClient = { redirectUris: ['https://app.example.com/cb'], authMethod: 'none' }

const anApp =
  (call: Call = {}): MakeCall =>
  async world => {
    const { id, version } = await app(world)
    return { params: { id }, version, ...call }
  }

export const appCalls = {
  listApps: nothing,
  createApp: async () => ({ body: { title: `Made ${next()}`, oidc: publicClient } }),
  getApp: anApp(),
  updateApp: anApp({ body: { link: 'https://changed.example.com' } }),
  deleteApp: anApp(),
  getAppActivity: anApp(),
  async previewClaims(world) {
    const { id } = await app(world)
    return { params: { id }, query: { user: (await person(world)).id } }
  },
  async previewTold(world) {
    const { id } = await app(world)
    return { params: { id }, query: { user: (await person(world)).id } }
  },
  addAppSecret: anApp({ body: { door: 'oidc', secret: { kind: 'generated' } } }),
  async removeAppSecret(world) {
    const { id } = await app(world)
    const [secret] = await world.asOperator.apps.listSecrets({ kind: 'oidc', ownerId: id })
    return { params: { id, secretId: secret?.id ?? '' } }
  },
} satisfies Calls

export const appFiner: FinerCall[] = [
  ['createApp', 'that gets a secret', async () => ({ body: { title: `Made ${next()}`, ldap: {} } })],
  ['updateApp', 'that needs no secret any more', anApp({ body: { oidc: { authMethod: 'none' } } })],
]
