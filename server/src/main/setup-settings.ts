import { Problem, type Config, type UserId } from '#ground'
import { defaultSettings, type Directory } from '#directory'
import { mountPath as oidcPath } from '#oidc'
import type { SetupSettings } from '#pages'

/** Null while nobody has chosen, so that the form may propose something better than the default. */
const chosen = (value: string | undefined, byDefault: string | undefined): string | null =>
  value === undefined || value === byDefault ? null : value

/** The second step of the set-up, as changes of settings by the owner who has just been made. */
export function createSetupSettings(directory: Directory, config: Pick<Config, 'publicUrl'>): SetupSettings {
  const { memory } = directory
  return {
    // The first view has the standard profile until somebody chooses another.
    seen: {
      issuer: `{publicUrl}${oidcPath}`,
      people: 'ou=users,{baseDn}',
      groups: 'ou=groups,{baseDn}',
      person: 'uid={username},ou=users,{baseDn}',
    },

    read() {
      const { organisation, publicUrl, directoryServer } = memory.settings()
      return {
        organisation: chosen(organisation.name, defaultSettings.organisation.name),
        publicUrl: config.publicUrl?.value ?? publicUrl.value,
        publicUrlLockedBy: config.publicUrl?.lockedBy ?? null,
        baseDn: chosen(directoryServer.views[0]?.base, defaultSettings.directoryServer.views[0]?.base),
      }
    },

    async save(owner: UserId, { organisation, publicUrl, baseDn }) {
      const { settings } = directory.as({ kind: 'user', id: owner, role: 'owner' }, { door: 'pages', address: null })
      const { directoryServer } = memory.settings()
      const [first, ...others] = directoryServer.views
      const views = [
        { profile: 'standard' as const, writable: false, usersSeeAll: false, ...first, base: baseDn },
        ...others,
      ]
      // What is refused most easily comes first, and the public URL last: from there on the server answers under it.
      await settings.put('directoryServer', { ...directoryServer, views }).catch((error: unknown) => {
        throw inFormWords(error)
      })
      await settings.put('organisation', { name: organisation }).catch((error: unknown) => {
        throw inFormWords(error)
      })
      if (publicUrl !== undefined) await settings.put('publicUrl', { value: publicUrl })
    },
  }
}

const formFields: Record<string, string> = { 'views.0.base': 'baseDn', 'organisation.name': 'organisation' }

/** The setting's paths, as the form's fields. */
function inFormWords(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const fields = error.fields.map(field => ({ ...field, path: formFields[field.path] ?? field.path }))
  return new Problem(error.code, error.saying, { fields })
}
