import type { Settings } from '@doorward/contract'
import { invalidField, Problem, say } from '#ground'
import { parsePublicUrl, type DirectoryHandle } from '#directory'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** Throws Problem `invalid` where a file or variable decides. */
function requireUnlocked(path: string, lockedBy: string | null): void {
  if (lockedBy !== null) throw invalidField(path, say('This is set by {where}. Change it there.', { where: lockedBy }))
}

/** The settings this noun is made of, and what it calls them. */
const keys = ['organisation', 'publicUrl', 'trash', 'audit', 'posix', 'registration', 'simpleAuth'] as const

export function settingRoutes({ publicUrl }: ApiParts) {
  async function versionsOf(as: DirectoryHandle) {
    const rows = await Promise.all(keys.map(key => as.settings.versionOf(key)))
    const at = (key: (typeof keys)[number]) => rows[keys.indexOf(key)] ?? { version: 0, managedBy: null }
    // One version for all of them: the newest.
    return { at, newest: Math.max(...rows.map(row => row.version)) }
  }

  async function tell(as: DirectoryHandle): Promise<Settings> {
    const { at, newest } = await versionsOf(as)
    const { organisation, trash, audit, posix, registration, simpleAuth } = as.settings.get()
    const url = publicUrl()
    return {
      organisationName: { value: organisation.name, lockedBy: at('organisation').managedBy },
      publicUrl: { value: url.value.origin, lockedBy: url.lockedBy ?? at('publicUrl').managedBy },
      trashDays: trash.days,
      auditDays: audit.days,
      posix,
      registration: registration.enabled,
      simpleAuthAlias: simpleAuth.alias,
      lockedBy: {
        trashDays: at('trash').managedBy,
        auditDays: at('audit').managedBy,
        posix: at('posix').managedBy,
        registration: at('registration').managedBy,
        simpleAuthAlias: at('simpleAuth').managedBy,
      },
      version: newest,
    }
  }

  return {
    getSettings: ({ as }) => tell(as),

    async updateSettings({ as, body, version, requireScope }) {
      const before = await tell(as)
      // Links that let somebody in are made from it.
      if (body.publicUrl !== undefined && body.publicUrl !== before.publicUrl.value) requireScope('credentials:write')
      const { at, newest } = await versionsOf(as)
      if (newest !== version)
        throw new Problem('conflict', 'Somebody else changed these settings meanwhile. Look at them and try again.', {
          fields: [
            {
              path: 'version',
              message: say('Expected {expected}, found {found}.', { expected: version, found: newest }),
            },
          ],
        })
      const { organisationName, publicUrl: address, trashDays, auditDays, posix, registration, simpleAuthAlias } = body
      if (organisationName !== undefined) requireUnlocked('organisationName', before.organisationName.lockedBy)
      if (address !== undefined) requireUnlocked('publicUrl', before.publicUrl.lockedBy)
      if (trashDays !== undefined) requireUnlocked('trashDays', before.lockedBy.trashDays)
      if (auditDays !== undefined) requireUnlocked('auditDays', before.lockedBy.auditDays)
      if (posix !== undefined) requireUnlocked('posix', before.lockedBy.posix)
      if (registration !== undefined) requireUnlocked('registration', before.lockedBy.registration)
      if (simpleAuthAlias !== undefined) requireUnlocked('simpleAuthAlias', before.lockedBy.simpleAuthAlias)
      const values = {
        ...(organisationName !== undefined && { organisation: { name: organisationName } }),
        ...(address !== undefined && { publicUrl: { value: parsePublicUrl(address) } }),
        ...(trashDays !== undefined && { trash: { days: trashDays } }),
        ...(auditDays !== undefined && { audit: { days: auditDays } }),
        ...(registration !== undefined && { registration: { enabled: registration } }),
        ...(simpleAuthAlias !== undefined && { simpleAuth: { alias: simpleAuthAlias } }),
        ...(posix !== undefined && { posix: { ...before.posix, ...withoutAbsent(posix) } }),
      }
      await as.settings.putAll(values, Object.fromEntries(keys.map(key => [key, at(key).version])))
      return tell(as)
    },
  } satisfies Handlers<'getSettings' | 'updateSettings'>
}

const withoutAbsent = <T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never
