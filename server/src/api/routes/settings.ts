import type { Settings } from '@doorward/contract'
import { invalidField, Problem } from '#ground'
import { parsePublicUrl, type DirectoryHandle } from '#directory'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** Throws Problem `invalid` where a file or variable decides. */
function requireUnlocked(path: string, lockedBy: string | null): void {
  if (lockedBy !== null) throw invalidField(path, `This is set by ${lockedBy}. Change it there.`)
}

export function settingRoutes({ publicUrl }: ApiParts) {
  /** Two settings with one version, the newer of theirs. */
  async function tell(as: DirectoryHandle): Promise<Settings> {
    const [name, address] = await Promise.all([
      as.settings.versionOf('organisation'),
      as.settings.versionOf('publicUrl'),
    ])
    const url = publicUrl()
    return {
      organisationName: { value: as.settings.get().organisation.name, lockedBy: name.managedBy },
      publicUrl: { value: url.value.origin, lockedBy: url.lockedBy ?? address.managedBy },
      version: Math.max(name.version, address.version),
    }
  }

  return {
    getSettings: ({ as }) => tell(as),

    async updateSettings({ as, body, version }) {
      const before = await tell(as)
      if (before.version !== version)
        throw new Problem('conflict', 'Somebody else changed these settings meanwhile. Look at them and try again.', {
          fields: [{ path: 'version', message: `Expected ${version}, found ${before.version}.` }],
        })
      const { organisationName, publicUrl: address } = body
      if (organisationName !== undefined) requireUnlocked('organisationName', before.organisationName.lockedBy)
      if (address !== undefined) {
        requireUnlocked('publicUrl', before.publicUrl.lockedBy)
        await as.settings.put('publicUrl', { value: parsePublicUrl(address) })
      }
      if (organisationName !== undefined) await as.settings.put('organisation', { name: organisationName })
      return tell(as)
    },
  } satisfies Handlers<'getSettings' | 'updateSettings'>
}
