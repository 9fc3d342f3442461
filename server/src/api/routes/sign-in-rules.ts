import type { SignInRules } from '@doorward/contract'
import { Problem, say, type GroupId } from '#ground'
import { requireKeptHere, type DirectoryHandle, type PolicySettings } from '#directory'
import { byName } from '../answers/by-name.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { cutSorted } from '../sorted-page.ts'

/** The settings this noun is made of. */
const keys = ['policy', 'session', 'invitation', 'signIn'] as const

export function signInRuleRoutes({ directory: { memory } }: ApiParts) {
  async function versionsOf(as: DirectoryHandle) {
    const [policy, session, invitation, signIn] = await Promise.all(keys.map(key => as.settings.versionOf(key)))
    const none = { version: 0, managedBy: null }
    const rows = {
      policy: policy ?? none,
      session: session ?? none,
      invitation: invitation ?? none,
      signIn: signIn ?? none,
    }
    // One version for all of them: the newest.
    return { rows, newest: Math.max(...Object.values(rows).map(row => row.version)) }
  }

  const namesOf = (ids: readonly GroupId[]) =>
    ids
      .flatMap(id => memory.groups.find(id) ?? [])
      .sort(byName)
      .map(({ id, name }) => ({ id, name }))

  async function tell(as: DirectoryHandle): Promise<SignInRules> {
    const { rows, newest } = await versionsOf(as)
    const { policy, session, invitation, signIn } = as.settings.get()
    return {
      policy: { ...policy, twoFactorGroups: namesOf(policy.twoFactorGroups) },
      session,
      invitationDays: invitation.days,
      allowedSources: signIn.allowedSources,
      lockedBy: {
        policy: rows.policy.managedBy,
        session: rows.session.managedBy,
        invitationDays: rows.invitation.managedBy,
        allowedSources: rows.signIn.managedBy,
      },
      version: newest,
    }
  }

  return {
    getSignInRules: ({ as }) => tell(as),

    async updateSignInRules({ as, body, version }) {
      const { rows, newest } = await versionsOf(as)
      if (newest !== version)
        throw new Problem('conflict', 'Somebody else changed these rules meanwhile. Look at them and try again.', {
          fields: [
            {
              path: 'version',
              message: say('Expected {expected}, found {found}.', { expected: version, found: newest }),
            },
          ],
        })
      const { policy, session, invitationDays, allowedSources } = body
      if (policy !== undefined) requireKeptHere(rows.policy)
      if (session !== undefined) requireKeptHere(rows.session)
      if (invitationDays !== undefined) requireKeptHere(rows.invitation)
      if (allowedSources !== undefined) requireKeptHere(rows.signIn)
      const given = Object.entries(policy ?? {}).filter(([, value]) => value !== undefined)
      const after = { ...as.settings.get().policy, ...(Object.fromEntries(given) as Partial<PolicySettings>) }
      const values = {
        ...(policy !== undefined && { policy: after }),
        ...(session !== undefined && { session }),
        ...(invitationDays !== undefined && { invitation: { days: invitationDays } }),
        ...(allowedSources !== undefined && { signIn: { allowedSources } }),
      }
      await as.settings.putAll(values, Object.fromEntries(keys.map(key => [key, rows[key].version])))
      return tell(as)
    },

    async previewSignedOut({ as, body, query }) {
      const wanted = { ...body, twoFactorGroups: body.twoFactorGroups as GroupId[] }
      const { count, people, includesAsker } = await as.settings.previewSignedOut(wanted)
      const told = people.map(({ id, displayName, username }) => ({ id, displayName, username }))
      const page = cutSorted(told, ({ id, displayName }) => [displayName.toLowerCase(), id], query)
      return { ...page, total: count, includesYou: includesAsker }
    },
  } satisfies Handlers<'getSignInRules' | 'updateSignInRules' | 'previewSignedOut'>
}
