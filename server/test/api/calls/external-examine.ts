import { presets, settingsOf } from '#external'
import type { ApiWorld } from '../api-world.ts'
import { nothing, type Calls } from './make-call.ts'

/** Of a directory that does not answer: what comes of it is an answer all the same. */
export const unreachable = () => ({
  ...settingsOf(presets[0]?.provider ?? 'other', { baseDn: 'dc=example,dc=com' }),
  urls: ['ldap://127.0.0.1:1'],
})

const question = async (_world: ApiWorld) => ({ body: { settings: unreachable() } })
const with_ = (more: object) => async () => ({ body: { settings: unreachable(), ...more } })

export const externalExamineCalls = {
  listExternalPresets: nothing,
  examineExternal: question,
  findExternalPerson: with_({ username: 'anna' }),
  tryExternalSignIn: with_({ username: 'anna', password: 'correct horse' }),
  browseExternal: with_({ dn: null }),
} satisfies Calls
