import { sayIn, type Language } from '#ground'
import type { Provider } from '#directory'
import type { ReadEntry } from '../entry.ts'
import { activeDirectory } from './active-directory.ts'
import { cloudron } from './cloudron.ts'
import { doorward } from './doorward.ts'
import { freeipa } from './freeipa.ts'
import { google } from './google.ts'
import { jumpcloud } from './jumpcloud.ts'
import { lldap } from './lldap.ts'
import { okta } from './okta.ts'
import { openldap } from './openldap.ts'
import { other } from './other.ts'
import type { Preset } from './preset.ts'
import { samba } from './samba.ts'
import { threeEightyNine } from './three-eighty-nine.ts'
import { univention } from './univention.ts'

/** In the order they are looked at when a server is to be recognised: who is like another but more comes first. */
export const presets: readonly Preset[] = [
  samba,
  activeDirectory,
  freeipa,
  threeEightyNine,
  lldap,
  cloudron,
  doorward,
  okta,
  google,
  jumpcloud,
  univention,
  openldap,
  other,
]

const byProvider = new Map(presets.map(preset => [preset.provider, preset]))

export const presetOf = (provider: Provider): Preset => byProvider.get(provider) ?? other

/** What a vendor's directory is called, in a language. */
export const titleOf = (provider: Provider, language: Language): string =>
  presetOf(provider).title ?? sayIn(language, 'Another LDAP server')

/** Whose server this is, as far as its root DSE tells. */
export const detectProvider = (rootDse: ReadEntry): Provider | undefined =>
  presets.find(preset => preset.detects(rootDse))?.provider
