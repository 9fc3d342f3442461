import { isDeepStrictEqual } from 'node:util'
import type { PasswordChoice } from '@doorward/contract'
import { newGivenPassword, sayIn, Secret, type GroupId, type UserId } from '#ground'
import { decideBriefly } from '#access'
import { manages, requireKeptHere, type User } from '#directory'
import { printPeople } from '../answers/people-table.ts'
import { tellListedPerson, tellPerson } from '../answers/person.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { cutSorted } from '../sorted-page.ts'

type Names =
  | 'listUsers'
  | 'exportUsers'
  | 'importUsers'
  | 'createUser'
  | 'getUser'
  | 'updateUser'
  | 'disableUser'
  | 'enableUser'
  | 'deleteUser'
  | 'restoreUser'
  | 'eraseUser'
  | 'setPassword'
  | 'setUserPicture'
  | 'removeUserPicture'
  | 'listUserApps'

function choosePassword(choice: PasswordChoice): { password: Secret; isGenerated: boolean } {
  return choice.kind === 'typed'
    ? { password: new Secret(choice.password), isGenerated: false }
    : { password: new Secret(newGivenPassword()), isGenerated: true }
}

export function userRoutes(parts: ApiParts) {
  const { clock, directory, hasPassword, signIn } = parts
  const { memory } = directory
  const tell = async (user: User) => tellPerson(memory, user, clock.now(), await hasPassword(user.id))

  return {
    async listUsers({ as, actor, query }) {
      const now = clock.now()
      const page = await as.users.list({ ...query, group: query.group as GroupId | undefined })
      const seen = await signIn.describeSeen(
        page.items.filter(user => actor.kind === 'system' || actor.id === user.id || manages(actor, user)),
      )
      return { ...page, items: page.items.map(user => tellListedPerson(memory, user, now, seen.get(user.id))) }
    },

    exportUsers({ as, query }) {
      const filter = { ...query, group: query.group as GroupId | undefined }
      const day = new Date(clock.now()).toISOString().slice(0, 10)
      return {
        name: `people-${day}.csv`,
        pieces: printPeople(memory, clock, as.users.walk(filter)),
      }
    },

    async importUsers({ as, body: { rows, ...options }, language, requireScope }) {
      if (options.passwords) requireScope('credentials:write')
      if (rows.some(({ groups }) => groups.length > 0)) requireScope('groups:write')
      const imported = await as.importPeople(rows, options)
      return {
        rows: imported.rows.map(row => ({
          line: row.line,
          outcome: row.outcome,
          user: row.outcome === 'refused' || row.user === null ? null : { id: row.user.id, name: row.user.displayName },
          password: row.outcome === 'added' ? (row.password?.reveal() ?? null) : null,
          errors:
            row.outcome === 'refused'
              ? row.errors.map(({ path, saying }) => ({ field: path, message: sayIn(language, saying) }))
              : [],
        })),
        unknownGroups: imported.unknownGroups,
      }
    },

    async createUser({ as, body, requireScope }) {
      const { password: choice, groups, ...input } = body
      if (choice !== null || input.role !== 'user') requireScope('credentials:write')
      if (groups.length > 0) requireScope('groups:write')
      const chosen = choice === null ? null : choosePassword(choice)
      const user = await as.users.create({
        ...input,
        groups: groups as GroupId[],
        ...(chosen === null ? {} : { password: { plain: chosen.password } }),
      })
      return { user: await tell(user), password: chosen?.isGenerated ? chosen.password.reveal() : null }
    },

    getUser: ({ as, params }) => tell(as.users.get(params.id as UserId)),

    async updateUser({ as, params, body, version, requireFresh }) {
      const id = params.id as UserId
      const before = as.users.get(id)
      requireKeptHere(before)
      // A form sends along what it leaves as it is.
      const isSensitive = (['role', 'email', 'sshKeys'] as const).some(
        key => body[key] !== undefined && !isDeepStrictEqual(body[key], before[key]),
      )
      if (isSensitive) requireFresh()
      const { expiresAt, ...patch } = body
      const end = typeof expiresAt === 'string' ? Date.parse(expiresAt) : expiresAt
      return tell(await as.users.update(id, end === undefined ? patch : { ...patch, expiresAt: end }, version))
    },

    disableUser: async ({ as, params }) => tell(await as.users.disable(params.id as UserId)),
    enableUser: async ({ as, params }) => tell(await as.users.enable(params.id as UserId)),

    async deleteUser({ as, params }) {
      const id = params.id as UserId
      requireKeptHere(as.users.get(id))
      await as.users.delete(id)
    },

    restoreUser: async ({ as, params, body }) => tell(await as.users.restore(params.id as UserId, body)),

    eraseUser: ({ as, params }) => as.users.erase(params.id as UserId),

    async setPassword({ as, params, body, user, session }) {
      const { password, isGenerated } = choosePassword(body.password)
      const isOwn = params.id === user?.id
      await as.users.setPassword(
        params.id as UserId,
        password,
        isOwn ? (session === undefined ? {} : { exceptSession: session.id }) : { mustChange: body.mustChange },
      )
      return { password: isGenerated ? password.reveal() : null }
    },

    // A file of truth cannot say a picture, so whose person it is does not matter.
    setUserPicture: async ({ as, params, picture }) => tell(await as.users.setPicture(params.id as UserId, picture)),
    removeUserPicture: async ({ as, params }) => void (await as.users.setPicture(params.id as UserId, null)),

    listUserApps({ as, params, query, language }) {
      const user = as.users.get(params.id as UserId)
      const now = clock.now()
      const told = [...memory.apps.all()].map(app => ({
        app: { id: app.id, name: app.title },
        icon: app.icon,
        ...decideBriefly(memory, user, app, now, language),
      }))
      return cutSorted(told, ({ app, allowed }) => [allowed ? '0' : '1', app.name.toLowerCase(), app.id], query)
    },
  } satisfies Handlers<Names>
}
