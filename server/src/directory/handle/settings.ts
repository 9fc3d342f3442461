import { isAbsolute } from 'node:path'
import { checkPublicUrl, invalidField, limits, say } from '#ground'
import { parseAllowList } from '../allow-list.ts'
import type { SettingChange } from '../commands/setting-commands.ts'
import { ldapLimitNames, ldapLimits } from '../ldap-limits.ts'
import { parseLine } from '../names.ts'
import type { SettingKey, Settings } from '../settings.ts'
import { posixNumber } from '../posix-number.ts'
import type { FactorDemand } from '../second-factor-policy.ts'
import { wholeNumber } from '../whole-number.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { setLogo } from './pictures.ts'
import { previewSignedOut } from './sign-in-rules.ts'

// oxlint-disable-next-line no-template-curly-in-string -- the place for the username, as the setting is written
const usernamePlace = '${username}'

/** What each setting must be; answers it as it is kept. */
const checks: { [K in SettingKey]: (value: Settings[K]) => Settings[K] } = {
  organisation: ({ name }) => {
    const line = parseLine('organisation.name', name, limits.settings.organisationNameLengthMax)
    if (line === '') throw invalidField('organisation.name', 'Give the organisation a name.')
    return { name: line }
  },
  publicUrl: ({ value }) => ({ value: value === null ? null : parsePublicUrl(value) }),
  policy: value => ({
    ...value,
    twoFactorRoles: [...new Set(value.twoFactorRoles)],
    twoFactorGroups: [...new Set(value.twoFactorGroups)],
    trustedBrowserDays: wholeNumber('policy.trustedBrowserDays', value.trustedBrowserDays, 0, 365),
  }),
  session: ({ idleDays, absoluteDays }) => {
    wholeNumber('session.idleDays', idleDays, 1, limits.session.daysMax)
    wholeNumber('session.absoluteDays', absoluteDays, 1, limits.session.daysMax)
    if (idleDays > absoluteDays)
      throw invalidField('session.idleDays', 'A session cannot be idle for longer than it lasts.')
    return { idleDays, absoluteDays }
  },
  invitation: ({ days }) => ({ days: wholeNumber('invitation.days', days, 1, 90) }),
  audit: ({ days }) => ({ days: wholeNumber('audit.days', days, 1, 3650) }),
  branding: value => {
    if (value.accent !== null && !/^#[0-9a-f]{6}$/i.test(value.accent))
      throw invalidField('branding.accent', 'A colour as #1d7596, or none.')
    return {
      ...value,
      accent: value.accent?.toLowerCase() ?? null,
      contact: parseLine('branding.contact', value.contact, limits.settings.contactLengthMax),
    }
  },
  signIn: ({ allowedSources }) => {
    if (!allowedSources.includes('local'))
      throw invalidField('signIn.allowedSources', 'Keep “local”, through which an owner can always sign in.')
    return { allowedSources: [...new Set(allowedSources)] }
  },
  directoryServer: value => {
    if (value.allow.length > limits.settings.allowListLinesMax)
      throw invalidField('allow', say('At most {max} lines.', { max: limits.settings.allowListLinesMax }))
    parseAllowList(value.allow)
    if (value.proxyFrom.length > limits.settings.allowListLinesMax)
      throw invalidField('proxyFrom', say('At most {max} lines.', { max: limits.settings.allowListLinesMax }))
    parseAllowList(value.proxyFrom, 'proxyFrom')
    for (const name of ldapLimitNames) {
      const set = value.limits[name] ?? null
      const { min, max } = ldapLimits[name]
      if (set !== null) wholeNumber(`limits.${name}`, set, min, max)
    }
    if (value.views.length === 0) throw invalidField('views', 'Keep at least one base DN.')
    return {
      ...value,
      views: value.views.map((view, i) => ({ ...view, base: parseBaseDn(`views.${i}.base`, view.base) })),
    }
  },
  posix: value => {
    const { firstNumber, lastNumber } = value
    for (const [key, number] of Object.entries({ firstNumber, lastNumber })) posixNumber(`posix.${key}`, number)
    if (firstNumber > lastNumber) throw invalidField('posix.lastNumber', 'The range ends before it begins.')
    if (!/^\/[!-9;-~]*$/.test(value.loginShell))
      throw invalidField('posix.loginShell', 'An absolute path, such as /bin/bash.')
    if (!/^\/[!-9;-~]*$/.test(value.homeDirectory) || !value.homeDirectory.includes(usernamePlace))
      throw invalidField(
        'posix.homeDirectory',
        say('An absolute path with {place} in it, such as /home/{place}.', { place: usernamePlace }),
      )
    return value
  },
  registration: value => value,
  simpleAuth: value => value,
  trash: ({ days }) => ({ days: wholeNumber('trash.days', days, 1, 3650) }),
  backup: value => {
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value.at))
      throw invalidField('backup.at', 'A time of day as 02:00, in UTC.')
    if (value.folder !== null && !isAbsolute(value.folder))
      throw invalidField('backup.folder', 'An absolute path, or none.')
    wholeNumber('backup.keepDays', value.keepDays, 1, 3650)
    wholeNumber('backup.keepMonths', value.keepMonths, 0, 120)
    return value
  },
  health: value => value,
}

/** The value as it is kept. Throws Problem `invalid` for what is not. */
export const checkSetting = <K extends SettingKey>(key: K, value: Settings[K]): Settings[K] => checks[key](value)

/** The address people and apps reach this server at: https, or http on this machine. Throws Problem `invalid`. */
export function parsePublicUrl(text: string): string {
  const checked = checkPublicUrl(text)
  if ('wrong' in checked) throw invalidField('publicUrl', checked.wrong)
  return checked.origin
}

/** Where a tree hangs: `dc=example,dc=com`, without spaces around the commas. Throws Problem `invalid`. */
export function parseBaseDn(path: string, text: string): string {
  const base = text.trim().replace(/\s*,\s*/g, ',')
  if (
    !/^(?:[a-z][a-z0-9-]*=(?:[^,+"\\<>;=#\0]|\\.)+)(?:,[a-z][a-z0-9-]*=(?:[^,+"\\<>;=#\0]|\\.)+)*$/i.test(base) ||
    base.length > 255
  )
    throw invalidField(path, 'Give a base DN, such as dc=example,dc=com.')
  return base
}

/** Settings, which admins and owners see and change. */
export const settingsOf = (handle: Handle) => ({
  get(): Settings {
    requireRole(askerOf(handle), 'admin')
    return handle.memory.settings()
  },

  /** The version of one setting, for the API's ETag; 0 for one never set. */
  async versionOf(key: SettingKey): Promise<{ version: number; managedBy: string | null }> {
    requireRole(askerOf(handle), 'admin')
    const row = await handle.read
      .selectFrom('setting')
      .select(['version', 'managedBy'])
      .where('key', '=', key)
      .executeTakeFirst()
    return row ?? { version: 0, managedBy: null }
  },

  /** As `users.setPicture`; shown whole. */
  setLogo: async (bytes: Uint8Array | null): Promise<void> => setLogo(handle, bytes),

  /** Whom a policy would sign out. Throws Problem `forbidden` below admin. */
  previewSignedOut: (wanted: FactorDemand) => previewSignedOut(handle, wanted),

  async put<K extends SettingKey>(
    key: K,
    value: Settings[K],
    options: { ifVersion?: number; managedBy?: string | null } = {},
  ): Promise<number> {
    const change: SettingChange<K> = {
      ...newDeed(handle),
      key,
      value: checks[key](value),
      managedBy: options.managedBy ?? null,
      ...(options.ifVersion === undefined ? {} : { ifVersion: options.ifVersion }),
    }
    return handle.run('putSetting', change)
  },

  /** Several settings in one transaction: all are changed or none. `ifVersions` says what each must still be at. */
  async putAll(values: Partial<Settings>, ifVersions: Partial<Record<SettingKey, number>> = {}): Promise<void> {
    const changes = (Object.keys(values) as SettingKey[]).map(<K extends SettingKey>(key: K) => {
      const value = checks[key](values[key] as Settings[K])
      const ifVersion = ifVersions[key]
      return { ...newDeed(handle), key, value, managedBy: null, ...(ifVersion === undefined ? {} : { ifVersion }) }
    })
    await handle.run('putSettings', { changes })
  },
})
