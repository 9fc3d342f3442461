import type { z } from 'zod'
import type { explainQuery, matrixQuery } from '@doorward/contract'
import { Problem, say, type AppId, type Clock, type GroupId, type UserId } from '#ground'
import { directoryServerApp, usualPresence, type ExplainQuestion, type ExplainedApp, type Presence } from '#access'
import {
  parseAllowList,
  type App,
  type AuditPage,
  type DirectoryHandle,
  type DirectoryMemory,
  type User,
} from '#directory'
import { parseAccess, tellPreview } from '../answers/access.ts'
import { tellFindings } from '../answers/access-findings.ts'
import { createAuditTelling } from '../answers/audit-event.ts'
import { tellComparison } from '../answers/comparison.ts'
import { tellExplanation } from '../answers/explanation.ts'
import { groupRows, matrixApps, peopleRows } from '../answers/matrix.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names = 'previewAccess' | 'explainAccess' | 'tryRule' | 'readMatrix' | 'listAccessFindings'
type Query = z.output<typeof explainQuery>
type Circumstances = Pick<Query, 'door' | 'address' | 'at' | 'secondFactor' | 'signedInMinutesAgo'>

export function accessRoutes({ clock, directory, signIn }: ApiParts) {
  const { memory } = directory
  const tellEvents = createAuditTelling(memory, ids => signIn.describeSessions(ids))

  async function readMatrix(as: DirectoryHandle, query: z.output<typeof matrixQuery>) {
    const now = clock.now()
    const all = matrixApps(memory, query.apps?.split(',') as AppId[] | undefined)
    const { search, cursor, limit } = query
    const told = { apps: all.shown.map(({ id, title, icon }) => ({ id, name: title, icon })), appCount: all.count }
    if (query.rows === 'people') {
      const group = query.group as GroupId | undefined
      const page = await as.users.list({ search, group, state: query.state, cursor, limit })
      return { ...page, ...told, items: await peopleRows(memory, page.items, all.shown, now) }
    }
    const page = await as.groups.list({ search, cursor, limit })
    // Who is looked for is one of them, not everybody.
    const everyone = cursor === undefined && !search ? (await as.users.list({ limit: 1 })).total : undefined
    const isLast = page.nextCursor === null && !search
    return { ...page, ...told, items: groupRows(memory, page.items, all.shown, now, { everyone, isLast }) }
  }

  return {
    previewAccess: ({ body, language }) =>
      tellPreview(
        memory,
        { access: parseAccess(body.access), adminsIncluded: body.adminsIncluded, grants: [] },
        clock.now(),
        language,
      ),

    async explainAccess({ as, query, language, requireScope }) {
      // It is as much as reading the person.
      requireScope('people:read')
      if (query.reference === undefined)
        return {
          recorded: null,
          now: await tellExplanation(memory, questionOf({ memory, clock }, as, query), language),
        }
      requireScope('audit:read')
      const row = await getRefusal(as, query.reference)
      const [recorded] = await tellEvents([row], language)
      const asked = asRecorded(as, memory, row, query)
      const now = asked && (await tellExplanation(memory, questionOf({ memory, clock }, as, asked), language))
      return { recorded: recorded ?? null, now: now ?? null }
    },

    async tryRule({ as, body, language, requireScope }) {
      requireScope('people:read')
      const app = as.apps.get(body.app as AppId)
      const { access, adminsIncluded, requireTwoFactor, networks, sessionMinutes } = body.rule
      if (networks !== undefined) parseAllowList(networks, 'rule.networks')
      const after: App = {
        ...app,
        ...(access === undefined ? {} : { access: parseAccess(access) }),
        ...(adminsIncluded === undefined ? {} : { adminsIncluded }),
        ...(requireTwoFactor === undefined ? {} : { requireTwoFactor }),
        ...(networks === undefined ? {} : { networks }),
        ...(sessionMinutes === undefined ? {} : { sessionMinutes }),
      }
      const { user, app: _app, rule: _rule, ...circumstances } = body
      const of = user === undefined ? undefined : as.users.get(user as UserId)
      return {
        ...(await tellComparison(memory, app, after, clock.now())),
        explanation:
          of === undefined ? null : await tellExplanation(memory, comingOf(clock, of, after, circumstances), language),
      }
    },

    async readMatrix({ as, query, requireScope }) {
      requireScope(query.rows === 'people' ? 'people:read' : 'groups:read')
      return readMatrix(as, query)
    },

    async listAccessFindings({ as, requireScope }) {
      // They count and name people, and say when apps were opened.
      requireScope('people:read')
      requireScope('audit:read')
      return { items: await tellFindings(memory, as, clock.now()) }
    },
  } satisfies Handlers<Names>
}

function questionOf(
  { memory, clock }: { memory: DirectoryMemory; clock: Clock },
  as: DirectoryHandle,
  { user, app, ...circumstances }: Query,
): ExplainQuestion {
  if (user === undefined || app === undefined)
    throw new Problem('invalid', 'Name a person and an app, or the reference of a refusal.', {
      fields: [{ path: user === undefined ? 'user' : 'app', message: 'Name one.' }],
    })
  const opened = app === 'directory-server' ? directoryServerApp(memory) : as.apps.get(app as AppId)
  return comingOf(clock, as.users.get(user as UserId), opened, circumstances)
}

function comingOf(clock: Clock, user: User, app: ExplainedApp, coming: Circumstances): ExplainQuestion {
  const at = coming.at === undefined ? clock.now() : Date.parse(coming.at)
  const usual = usualPresence(user)
  const presence: Presence = {
    amr:
      coming.secondFactor === undefined ? usual.amr : coming.secondFactor === 'yes' ? ['pwd', 'otp', 'mfa'] : ['pwd'],
    address: coming.address ?? null,
    authAt: coming.signedInMinutesAgo === undefined ? null : at - coming.signedInMinutesAgo * 60_000,
  }
  return { user, app, at, presence, door: coming.door ?? null }
}

type AuditRow = AuditPage['items'][number]

/** What was refused: a request that began with it has its reference too. Throws Problem `missing`. */
async function getRefusal(as: DirectoryHandle, reference: string): Promise<AuditRow> {
  const [found] = (await as.audit.list({ reference, outcome: 'refused', limit: 1 })).items
  if (found !== undefined) return found
  throw new Problem(
    'missing',
    say('No refusal has the reference {reference}; it may be older than what the audit log keeps.', { reference }),
  )
}

const doorOf = (door: string): Query['door'] =>
  door === 'oidc' || door === 'ldap' || door === 'gateway' || door === 'simple-auth' ? door : undefined

/** The same person at the same app, coming as they came, where the trail still knows both. What is asked for besides counts. */
function asRecorded(as: DirectoryHandle, memory: DirectoryMemory, row: AuditRow, query: Query): Query | undefined {
  const user = as.users.find(row.subject ?? '')
  const app = row.app === 'directory-server' ? row.app : memory.apps.find(row.app as AppId)?.id
  if (user === undefined || app === undefined) return undefined
  const { amr } = JSON.parse(row.data) as { amr?: unknown }
  const isTwo = Array.isArray(amr) && (amr.includes('mfa') || amr.includes('app-password'))
  const { reference: _reference, ...asked } = query
  return {
    door: doorOf(row.door),
    ...(row.address === null ? {} : { address: row.address }),
    ...(Array.isArray(amr) ? { secondFactor: isTwo ? 'yes' : 'no' } : {}),
    ...asked,
    user: user.id,
    app,
  }
}
