import type { GroupId, UserId } from '#ground'
import type { Invited, MadeLink } from '#signin'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { tellPerson, tellPersonBriefly } from '../answers/person.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names = 'listInvitations' | 'createInvitation' | 'renewInvitation' | 'cancelInvitation' | 'createResetLink'

const tellLink = ({ url, expiresAt }: MadeLink) => ({ url, expiresAt: printMoment(expiresAt) })

/** Links that are handed over: an invitation, and one to choose another password. */
export function invitationRoutes({ clock, directory, signIn }: ApiParts) {
  const { memory } = directory
  const tell = ({ user, link, mailedTo }: Invited) => ({
    user: tellPerson(memory, memory.people.find(user.id) ?? user, clock.now(), false),
    link: tellLink(link),
    mailedTo,
  })

  return {
    async listInvitations(by) {
      const invitations = await signIn.invitations.list(by)
      return {
        items: invitations.map(({ user, createdAt, expiresAt, invitedBy }) => ({
          user: tellPersonBriefly(memory, user, clock.now()),
          invitedBy,
          createdAt: printMoment(createdAt),
          expiresAt: printMomentOrNull(expiresAt),
        })),
      }
    },

    async createInvitation({ body, requireFresh, requireScope, ...by }) {
      const { groups, ...input } = body
      requireScope('people:write')
      if (groups.length > 0) requireScope('groups:write')
      // A role is given as one is given to somebody who is here.
      if (input.role !== 'user') requireFresh()
      return tell(await signIn.invitations.create(by, { ...input, groups: groups as GroupId[] }))
    },

    renewInvitation: async ({ params, body, ...by }) =>
      tell(await signIn.invitations.renew(by, params.id as UserId, body)),

    cancelInvitation: ({ params, ...by }) => signIn.invitations.cancel(by, params.id as UserId),

    createResetLink: async ({ params, ...by }) =>
      tellLink(await signIn.passwordReset.makeLink(by, params.id as UserId)),
  } satisfies Handlers<Names>
}
