import type { Language, UserId } from '#ground'
import { requireManages, type Actor, type User } from '#directory'
import type { AppPassword } from '#signin'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { namesIn } from '../answers/names.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

export function appPasswordRoutes({ directory: { memory }, signIn: { appPasswords } }: ApiParts) {
  function tell({ id, name, app, createdAt, expiresAt, lastUsedAt, lastAddress }: AppPassword, language: Language) {
    return {
      id,
      name,
      app: app === 'directory-server' ? null : namesIn(memory, language).app(app),
      createdAt: printMoment(createdAt),
      expiresAt: printMomentOrNull(expiresAt),
      lastUsedAt: printMomentOrNull(lastUsedAt),
      lastAddress,
    }
  }

  /** They tell what somebody uses and from where: for those who could take them away. */
  function requireMaySee(asker: Actor, person: User): void {
    if (asker.kind === 'system' || asker.id === person.id) return
    requireManages(asker, person)
  }

  return {
    async listAppPasswords({ as, params, actor, language }) {
      const person = as.users.get(params.id as UserId)
      requireMaySee(actor, person)
      return { items: (await appPasswords.list(person.id)).map(one => tell(one, language)) }
    },

    deleteAppPassword: ({ params, actor, origin }) =>
      appPasswords.remove({ userId: params.id as UserId, id: params.passwordId }, actor, origin),
  } satisfies Handlers<'listAppPasswords' | 'deleteAppPassword'>
}
