import {
  invalidField,
  isReference,
  limits,
  newUuid,
  Problem,
  say,
  type AppId,
  type GroupId,
  type Millis,
  type UserId,
} from '#ground'
import { requestFromRow, wantedDays, type AccessRequest, type WantedDays } from '../access-request.ts'
import type { App } from '../app.ts'
import type { AppGrant } from '../app-grant.ts'
import type { Group } from '../group.ts'
import { cutPage, pageSize, positionIn, type Page, type PageRequest } from '../page.ts'
import { isAtLeast } from '../role.ts'
import { findAllDeciders, managersOf, mayDecide } from '../who-decides.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

/** Which requests a list has: those that wait, oldest first, or those that were answered, newest first. */
export type RequestsShown = 'waiting' | 'answered'

export interface RequestFilter extends PageRequest {
  shown: RequestsShown
  app?: AppId | undefined
  /** Of apps this person looks after. */
  contact?: UserId | undefined
}

export interface Answer {
  /** For the person; empty for none. */
  word?: string
}

export interface Approval extends Answer {
  /** Null: for good. */
  until: Millis | null
  /** Into this group, which opens the app; absent: by name. */
  group?: GroupId | undefined
}

/** A request that was given to somebody else who decides. */
export interface Passed {
  to: UserId
  /** An actor. */
  by: string
  at: Millis
}

/** Somebody let into an app by name, for a list of several apps. */
export type AppGranted = AppGrant & { app: App }

/** Text of some lines: trimmed, without control characters but line breaks. Throws Problem `invalid`. */
function parseLines(path: string, text: string, lengthMax: number): string {
  const lines = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
  if (lines.length > lengthMax) throw invalidField(path, say('At most {max} characters.', { max: lengthMax }))
  if (/[^\P{Cc}\n]/u.test(lines)) throw invalidField(path, 'No control characters.')
  return lines
}

const isWantedDays = (days: number | null): days is WantedDays => wantedDays.some(some => some === days)

/** Being let into apps by name: asking for oneself, and deciding where one may. */
export function requestsOf(handle: Handle) {
  const { list, read, memory, clock, actor } = handle
  const self = actor.kind === 'user' ? actor.id : null

  const decides = (app: App): boolean =>
    mayDecide({ id: self, role: askerOf(handle).role }, app, managersOf(memory, app))

  const decidedApps = (): App[] => [...memory.apps.all()].filter(decides)

  /** Throws Problem `missing` for one the asker has nothing to do with: that it is there is nobody else's business. */
  async function get(id: string): Promise<AccessRequest> {
    const row = await read.selectFrom('accessRequest').selectAll().where('id', '=', id).executeTakeFirst()
    const request = row === undefined ? undefined : requestFromRow(row)
    const app = request === undefined ? undefined : memory.apps.find(request.appId)
    if (request !== undefined && app !== undefined && (request.userId === self || decides(app))) return request
    throw new Problem('missing', 'There is no such request.')
  }

  const decided = async (id: string, word: string) => {
    const { appId: app, userId: user } = await get(id)
    return { ...newDeed(handle), id, app, user, word: parseLines('word', word, limits.accessRequest.wordLengthMax) }
  }

  const waitingIn = (apps: readonly App[]) =>
    list
      .selectFrom('accessRequest')
      .where('openKey', 'is not', null)
      .where('expiresAt', '>', clock.now())
      .where('appId', 'in', ['', ...apps.map(({ id }) => id)])
      // Their own is not theirs to decide.
      .$if(self !== null, query => query.where('userId', '!=', self ?? ''))

  return {
    get,

    /** Whether they may let others into this app. */
    decides,

    /** Groups that open the app and whose members they may change, with the other apps each of them opens. */
    listWays({ id, access }: App): { group: Group; opens: App[] }[] {
      const all = [...memory.apps.all()]
      return (access.kind === 'chosen' ? access.groups : []).flatMap(name => {
        const group = memory.groups.find(name)
        if (group === undefined || group.source !== 'local') return []
        const isTheirs = self !== null && group.managers.includes(self)
        if (!isTheirs && !isAtLeast(askerOf(handle).role, 'admin')) return []
        const opens = all.filter(
          app => app.id !== id && app.access.kind === 'chosen' && app.access.groups.includes(group.id),
        )
        return { group, opens }
      })
    },

    /** Whether there is any app they may let others into. */
    decidesAny: (): boolean => decidedApps().length > 0,

    /** For oneself. That the app's rule refuses is for the caller to see. */
    async ask(input: {
      app: AppId
      reason: string
      wantedDays: number | null
      reference?: string | undefined
    }): Promise<AccessRequest> {
      const reason = parseLines('reason', input.reason, limits.accessRequest.reasonLengthMax)
      if (reason === '') throw invalidField('reason', 'Say what you need it for.')
      if (!isWantedDays(input.wantedDays)) throw invalidField('wantedDays', 'A day, a week, 30 days, or for good.')
      const { app, wantedDays: days, reference = '' } = input
      return handle.run('askForAccess', {
        ...newDeed(handle),
        id: newUuid(clock),
        app,
        reason,
        wantedDays: days,
        reference: isReference(reference) ? reference : null,
      })
    },

    /** One's own that waits, if there is one. */
    async findWaiting(app: AppId): Promise<AccessRequest | undefined> {
      const row = await read
        .selectFrom('accessRequest')
        .selectAll()
        .where('userId', '=', self ?? '')
        .where('appId', '=', app)
        .where('openKey', 'is not', null)
        .where('expiresAt', '>', clock.now())
        .executeTakeFirst()
      return row && requestFromRow(row)
    },

    /** One's own that wait, or were answered lately; the newest first, one for each app. */
    async listOwn(): Promise<AccessRequest[]> {
      const rows = await read
        .selectFrom('accessRequest')
        .selectAll()
        .where('userId', '=', self ?? '')
        .where('state', 'in', ['open', 'approved', 'refused'])
        .where(where =>
          where.or([
            where.and([where('state', '=', 'open'), where('expiresAt', '>', clock.now())]),
            where('decidedAt', '>', clock.now() - limits.accessRequest.shownMs),
          ]),
        )
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limits.page.itemsMax)
        .execute()
      const newest = new Map<string, AccessRequest>()
      for (const row of rows) if (!newest.has(row.appId)) newest.set(row.appId, requestFromRow(row))
      return [...newest.values()]
    },

    async withdraw(id: string): Promise<void> {
      const { appId: app, userId: user } = await get(id)
      await handle.run('withdrawRequest', { ...newDeed(handle), id, app, user })
    },

    async approve(id: string, { until, group, word = '' }: Approval): Promise<AccessRequest> {
      if (until !== null && (until <= clock.now() || until > limits.momentMax))
        throw invalidField('until', 'Choose a moment that is still to come.')
      return handle.run('approveRequest', { ...(await decided(id, word)), until, group: group ?? null })
    },

    async refuse(id: string, { word = '' }: Answer = {}): Promise<AccessRequest> {
      return handle.run('refuseRequest', await decided(id, word))
    },

    /** Gives it to somebody else who decides about the app, who is told. */
    async pass(id: string, to: UserId): Promise<AccessRequest> {
      const { reason, wantedDays: wanted, expiresAt } = await get(id)
      return handle.run('passRequest', { ...(await decided(id, '')), to, reason, wantedDays: wanted, expiresAt })
    },

    /** Who else decides about its app; not whoever asks, nor whose request it is. */
    listOthers: ({ access, contact, sensitive }: App, { userId }: AccessRequest): UserId[] =>
      findAllDeciders(
        memory,
        { access, contact, sensitive },
        { without: [userId, ...(self === null ? [] : [self])], at: clock.now(), most: limits.accessRequest.othersMax },
      ),

    /** To whom it was given last; undefined where it never was. */
    async findPassed({ id, userId, createdAt }: AccessRequest): Promise<Passed | undefined> {
      const rows = await list
        .selectFrom('audit')
        .select(['actor', 'at', 'data'])
        .where('subject', '=', userId)
        .where('at', '>=', createdAt)
        .where('kind', '=', 'access-request.passed')
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limits.page.itemsMax)
        .execute()
      for (const { actor: by, at, data } of rows) {
        const { request, added } = JSON.parse(data) as { request?: string; added?: UserId[] }
        const [to] = added ?? []
        if (request === id && to !== undefined) return { to, by, at }
      }
      return undefined
    },

    /** Of the apps they decide about; theirs of others are not among those that wait. */
    async list(filter: RequestFilter): Promise<Page<AccessRequest>> {
      const apps = decidedApps().filter(
        ({ id, contact }) =>
          (filter.app === undefined || id === filter.app) &&
          (filter.contact === undefined || contact === filter.contact),
      )
      const isWaiting = filter.shown === 'waiting'
      const query = isWaiting
        ? waitingIn(apps)
        : list
            .selectFrom('accessRequest')
            .where('state', 'in', ['approved', 'refused'])
            .where('appId', 'in', ['', ...apps.map(({ id }) => id)])
      const { total } = await query
        .select(({ fn }) => fn.countAll<number | string>().as('total'))
        .executeTakeFirstOrThrow()
      const size = pageSize(filter)
      const column = isWaiting ? 'createdAt' : 'decidedAt'
      const [way, order] = isWaiting ? (['>', 'asc'] as const) : (['<', 'desc'] as const)
      const position = positionIn(filter)
      const rows = await query
        .selectAll()
        .$if(position !== undefined, some =>
          some.where(where => {
            const at = Number(position?.key)
            const sameMoment = where.and([where(column, '=', at), where('id', way, position?.id ?? '')])
            return where.or([where(column, way, at), sameMoment])
          }),
        )
        .orderBy(column, order)
        .orderBy('id', order)
        .limit(size + 1)
        .execute()
      return cutPage(rows, size, Number(total), row => ({ key: String(row[column] ?? 0), id: row.id }), requestFromRow)
    },

    /** How many wait for them. */
    async countWaiting(): Promise<number> {
      const apps = decidedApps()
      if (apps.length === 0) return 0
      const { count } = await waitingIn(apps)
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** How often somebody has asked for this app before this request. */
    async countBefore({ appId, userId, createdAt }: AccessRequest): Promise<number> {
      const { count } = await list
        .selectFrom('accessRequest')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('userId', '=', userId)
        .where('appId', '=', appId)
        .where('createdAt', '<', createdAt)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    /** Who is let into an app by name and not over, those that end first in front. Throws Problem `missing`. */
    listGrants(id: AppId): AppGrant[] {
      const app = memory.apps.find(id)
      if (app === undefined || !decides(app))
        throw new Problem('missing', 'There is no such app; it may have been deleted.')
      return standing(app)
    },

    /** Those of the apps they decide about that end within so long, the first in front. */
    listEnding(withinMs: Millis, { app, contact }: Pick<RequestFilter, 'app' | 'contact'> = {}): AppGranted[] {
      const until = clock.now() + withinMs
      return decidedApps()
        .filter(one => (app === undefined || one.id === app) && (contact === undefined || one.contact === contact))
        .flatMap(one => standing(one).map(grant => ({ ...grant, app: one })))
        .filter(({ expiresAt }) => expiresAt !== null && expiresAt <= until)
        .toSorted((a, b) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0))
    },

    endGrant: (app: AppId, user: UserId): Promise<void> => handle.run('removeGrant', { ...newDeed(handle), app, user }),
  }

  function standing({ grants }: App): AppGrant[] {
    const now = clock.now()
    const endOf = ({ expiresAt }: AppGrant): number => expiresAt ?? Number.POSITIVE_INFINITY
    return grants.filter(grant => endOf(grant) > now).toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))
  }
}
