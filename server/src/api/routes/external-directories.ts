import type { externalDirectoryCreate } from '@doorward/contract'
import { sayIn, Secret, type UserId } from '#ground'
import {
  requireKeptHere,
  type ExternalDirectory,
  type ExternalId,
  type ExternalSecrets,
  type ExternalSettingsPatch,
} from '#directory'
import { cloverdxSettings, readCloverdx, settingsOf } from '#external'
import type { z } from 'zod'
import { printMoment } from '../answers/moment.ts'
import { tellPerson } from '../answers/person.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Body = z.output<typeof externalDirectoryCreate>

type Names =
  | 'listExternalDirectories'
  | 'createExternalDirectory'
  | 'readCloverdxFile'
  | 'getExternalDirectory'
  | 'updateExternalDirectory'
  | 'turnOnExternalDirectory'
  | 'turnOffExternalDirectory'
  | 'deleteExternalDirectory'
  | 'moveUser'

/** What was sent of the settings; ids are of groups here. */
const settingsIn = (settings: Body['settings']): ExternalSettingsPatch => settings as ExternalSettingsPatch

function secretsIn({ bindPassword, clientKey }: Pick<Body, 'bindPassword' | 'clientKey'>): Partial<ExternalSecrets> {
  const secretOf = (text: string | null): Secret | null => (text === null ? null : new Secret(text))
  return {
    ...(bindPassword === undefined ? {} : { bindPassword: secretOf(bindPassword) }),
    ...(clientKey === undefined ? {} : { clientKey: secretOf(clientKey) }),
  }
}

function tell({ settings, createdAt, updatedAt, ...external }: ExternalDirectory) {
  const { custom, ...attributes } = settings.attributes
  return {
    ...external,
    settings: { ...settings, attributes: { ...attributes, custom: { ...custom } } },
    createdAt: printMoment(createdAt),
    updatedAt: printMoment(updatedAt),
  }
}

export function externalDirectoryRoutes({ clock, directory: { memory }, hasPassword }: ApiParts) {
  return {
    listExternalDirectories: ({ as }) => ({ items: as.externals.list().map(tell) }),

    async createExternalDirectory({ as, body: { name, title, settings, ...secrets } }) {
      const { provider = 'other', ...given } = settings
      const made = await as.externals.create({
        name,
        title,
        settings: settingsOf(provider, settingsIn(given)),
        ...secretsIn(secrets),
      })
      return tell(made)
    },

    readCloverdxFile({ body, language }) {
      const { draft, settings, missingGroup } = cloverdxSettings(readCloverdx(body.properties), memory.groups.all())
      const { bindPassword, allowed, notes } = draft
      return {
        settings,
        bindPassword: bindPassword?.reveal() ?? null,
        missingGroup,
        allowed,
        notes: notes.map(({ key, message }) => ({ key, message: sayIn(language, message) })),
      }
    },

    getExternalDirectory: ({ as, params }) => tell(as.externals.get(params.id as ExternalId)),

    async updateExternalDirectory({ as, params, body: { title, settings, ...secrets }, version }) {
      const id = params.id as ExternalId
      requireKeptHere(as.externals.get(id))
      const edit = {
        title,
        ...(settings === undefined ? {} : { settings: settingsIn(settings) }),
        ...secretsIn(secrets),
      }
      return tell(await as.externals.update(id, edit, version))
    },

    turnOnExternalDirectory: async ({ as, params }) => tell(await as.externals.turnOn(params.id as ExternalId)),
    turnOffExternalDirectory: async ({ as, params }) => tell(await as.externals.turnOff(params.id as ExternalId)),

    async deleteExternalDirectory({ as, params }) {
      const id = params.id as ExternalId
      requireKeptHere(as.externals.get(id))
      await as.externals.delete(id)
    },

    async moveUser({ as, params, body }) {
      const id = params.id as UserId
      requireKeptHere(as.users.get(id))
      const user = await as.users.move(id, body.source)
      return tellPerson(memory, user, clock.now(), await hasPassword(id))
    },
  } satisfies Handlers<Names>
}
