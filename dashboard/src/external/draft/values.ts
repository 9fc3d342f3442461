import { type ExternalPreset, type ExternalProvider, type ExternalSettings, externalSettings } from '@doorward/contract'
import { checkedBy } from '../../parts/form.ts'
import { type Place, placeOf, urlsOf } from './urls.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSettings

/** The directory while it is being set up or changed, over both steps. */
export interface Values extends Place {
  title: string
  /** As in commands and settings; chosen once. */
  name: string
  /** The top of the directory; where searches begin is completed from it. */
  base: string
  /** In memory only. Empty: the stored one. */
  bindPassword: string
  clientKey: string
  settings: ExternalSettings
}

const join = (below: string, base: string) => [below, base.trim()].filter(Boolean).join(',')

/** Where searches begin at such a directory when its top is `base`. */
export const withBase = (settings: ExternalSettings, preset: ExternalSettings, base: string): ExternalSettings => ({
  ...settings,
  userSearch: { ...settings.userSearch, base: join(preset.userSearch.base, base) },
  groupSearch: settings.groupSearch && { ...settings.groupSearch, base: join(preset.groupSearch?.base ?? '', base) },
})

/** What is usual at a provider, in place of what was usual at another. How it is reached and what it may do stays. */
export const withPreset = (settings: ExternalSettings, preset: ExternalPreset, base: string): ExternalSettings => {
  const { userSearch, attributes, groupSearch, nestedGroups, provider } = preset.settings
  const { custom } = settings.attributes
  const filled = { ...settings, provider, userSearch, attributes: { ...attributes, custom }, groupSearch, nestedGroups }
  return withBase(filled, preset.settings, base)
}

/** The top, of where people are searched. */
const baseOf = ({ userSearch: { base } }: ExternalSettings, preset: ExternalSettings | undefined) => {
  const below = preset?.userSearch.base ?? ''
  return below !== '' && base.toLowerCase().startsWith(`${below.toLowerCase()},`) ? base.slice(below.length + 1) : base
}

export const readValues = (
  settings: ExternalSettings,
  { title, name }: { title: string; name: string },
  preset?: ExternalSettings,
): Values => ({
  title,
  name,
  ...placeOf(settings),
  base: baseOf(settings, preset),
  bindPassword: '',
  clientKey: '',
  settings,
})

/** The settings as they are sent. */
export const settingsOf = ({ settings, ...place }: Values): ExternalSettings => ({
  ...settings,
  urls: urlsOf(place),
  startTls: place.encryption === 'starttls',
})

/** `Corp AD` → `corp-ad`. */
export const nameOf = (title: string) =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)

/** The fields of the form that stand for one of the settings. */
export const fieldOf = (path: string) => {
  const inside = path.replace(/^settings\./, '')
  if (/^urls(?:\.|$)/.test(inside)) return 'addresses'
  if (inside === 'userSearch.base') return 'base'
  if (['title', 'name', 'bindPassword', 'clientKey'].includes(inside)) return inside
  return `settings.${inside}`
}

/** Checked here, so that a test does not have to be begun to learn of a field that is empty. */
export const checkValues = (values: Values): Record<string, string> => {
  const errors: Record<string, string> = {}
  if (values.title.trim() === '') errors['title'] = words.noTitle
  const found = checkedBy(externalSettings, settingsOf)(values)
  for (const [path, message] of Object.entries(found)) errors[fieldOf(path)] ??= message
  return errors
}

/** Whether a password that is stored would be refused: it goes to no other server, and over no other TLS. */
export const needsPasswordAgain = (before: ExternalSettings, values: Values) => {
  const now = settingsOf(values)
  return (['urls', 'startTls', 'tls'] as const).some(key => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
}

export interface Family {
  title: string
  hint: string
  providers: readonly ExternalProvider[]
}

/** Tiles: who is asked for by name, and who is close to them. */
export const families: readonly Family[] = [
  { title: 'Active Directory', hint: words.families.active, providers: ['activedirectory', 'samba'] },
  { title: 'OpenLDAP', hint: words.families.openldap, providers: ['openldap', '389ds', 'lldap', 'univention'] },
  { title: 'FreeIPA', hint: 'Red Hat IdM', providers: ['freeipa'] },
  { title: 'Okta, JumpCloud', hint: words.families.okta, providers: ['okta', 'jumpcloud', 'google'] },
  { title: 'Doorward', hint: words.families.doorward, providers: ['doorward', 'cloudron'] },
  { title: words.families.other, hint: words.families.otherHint, providers: ['other'] },
]

/** For a list of choices; the titles are the server's. */
export const isOfFamily = ({ providers }: Family, provider: ExternalProvider) => providers.includes(provider)

/** Settings before anything was typed. */
export const firstValues = (preset: ExternalPreset): Values => readValues(preset.settings, { title: '', name: '' })
