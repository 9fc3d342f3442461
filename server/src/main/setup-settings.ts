import type { UserId } from '#ground'
import type { Config } from '#ground'
import type { Directory } from '#directory'
import type { SetupSettings } from '#pages'

/** The second step of the set-up, as changes of settings by the owner who has just been made. */
export function createSetupSettings(directory: Directory, config: Pick<Config, 'publicUrl'>): SetupSettings {
  const { memory } = directory
  return {
    read() {
      const { organisation, publicUrl, directoryServer } = memory.settings()
      return {
        organisation: organisation.name,
        publicUrl: config.publicUrl?.value ?? publicUrl.value,
        publicUrlLockedBy: config.publicUrl?.lockedBy ?? null,
        baseDn: directoryServer.views[0]?.base ?? null,
      }
    },

    async save(owner: UserId, { organisation, publicUrl, baseDn }) {
      const { settings } = directory.as({ kind: 'user', id: owner, role: 'owner' }, { door: 'pages', address: null })
      const { directoryServer } = memory.settings()
      const [first, ...others] = directoryServer.views
      await settings.put('organisation', { name: organisation })
      await settings.put('directoryServer', {
        ...directoryServer,
        views: [{ profile: 'standard', writable: false, usersSeeAll: false, ...first, base: baseDn }, ...others],
      })
      // Last: from here on the server answers under the new address.
      if (publicUrl !== undefined) await settings.put('publicUrl', { value: publicUrl })
    },
  }
}
