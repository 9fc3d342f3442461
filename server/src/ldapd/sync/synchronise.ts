import { setImmediate } from 'node:timers/promises'
import type { Log } from '#ground'
import type { DirectoryMemory } from '#directory'
import {
  type Answer,
  type Control,
  decodeSyncRequest,
  encodeSyncDone,
  LdapError,
  pagedResultsType,
  type ReceivedSearchRequest,
  ResultCode,
  type SearchOutput,
} from '@doorward/ldap'
import { asksForGroups, type Content } from './content.ts'
import { parseCookie, printCookie, refreshRequired } from './cookie.ts'
import { syncLimits } from './limits.ts'
import type { RecentChanges } from './recent-changes.ts'
import { type Since, tellAll, tellChanges } from './rounds.ts'
import { Teller, type SyncOperation } from './teller.ts'

/**
 * The ids of people, groups and apps whose rows went with the changes after `since` up to `through`; undefined when the
 * change log does not reach back so far.
 */
export type FindGone = (since: number, through: number) => Promise<string[] | undefined>

export interface SynchroniserParts {
  memory: DirectoryMemory
  log: Log
  findGone: FindGone
  recent: RecentChanges
  /** What a search is of, as it stands now. Throws where there is nothing that can be kept in step. */
  openContent: (operation: SyncOperation) => Content
}

export interface Synchroniser {
  synchronise(operation: SyncOperation, out: SearchOutput, control: Control): Promise<Answer>
}

/** Keeps copies of the directory in step (RFC 4533): OpenLDAP's syncrepl, and whoever else asks as it does. */
export function createSynchroniser(parts: SynchroniserParts): Synchroniser {
  const { memory, log, recent } = parts
  let standing = 0

  async function synchronise(operation: SyncOperation, out: SearchOutput, control: Control): Promise<Answer> {
    const { mode, cookie } = decodeSyncRequest(control)
    const session = operation.connection.state
    if (session.kind !== 'admin')
      throw new LdapError(ResultCode.insufficientAccessRights, 'Copies are kept by the admin bind alone.')
    if (operation.findControl(pagedResultsType) !== undefined)
      throw new LdapError(ResultCode.unwillingToPerform, 'A search that keeps a copy in step is not told in pages.')
    const { rid, seq: since } = parseCookie(cookie)
    if (since !== undefined && since > memory.seq)
      throw refreshRequired('The synchronisation cookie is of a time that has not been here.')
    const isPersistent = mode === 'refreshAndPersist'
    if (isPersistent && standing >= syncLimits.standingMax)
      throw new LdapError(ResultCode.busy, 'Too many copies are told of changes as they happen.')
    if (isPersistent) standing++
    try {
      const told = await refresh(operation, out, since)
      const cookie = printCookie(rid, told.seq)
      if (!isPersistent)
        return {
          resultCode: ResultCode.success,
          controls: [encodeSyncDone({ cookie, refreshDeletes: told.phase === 'refreshDelete' })],
        }
      const teller = new Teller(operation, out)
      teller.endRefresh(told.phase, cookie)
      return await persist(operation, teller, { ...told, rid, generation: recent.generation })
    } finally {
      if (isPersistent) standing--
    }
  }

  async function refresh(operation: SyncOperation, out: SearchOutput, cookieSeq: number | undefined) {
    // From here on it is an operation under way, which can be abandoned and may stand.
    await setImmediate()
    const through = memory.seq
    const content = parts.openContent(operation)
    const { profile } = content
    const teller = new Teller(operation, out)
    const seq = cookieSeq !== undefined && isOlder(cookieSeq, operation.request, content) ? undefined : cookieSeq
    let isKnown = false
    if (seq === undefined) await tellAll(teller, content, memory)
    else {
      const gone = await parts.findGone(seq, through)
      isKnown = gone !== undefined
      await tellChanges(teller, content, memory, { seq, people: undefined, gone })
    }
    teller.flush()
    log.info({ since: cookieSeq ?? null, through, ...teller.told }, 'a copy of the directory was brought up to date')
    return { seq: through, profile, phase: isKnown ? ('refreshDelete' as const) : ('refreshPresent' as const) }
  }

  /** Whether a copy is so old, or so made, that it is told everything again. */
  function isOlder(seq: number, { filter }: ReceivedSearchRequest, content: Content): boolean {
    if (seq < memory.formSeq) return true
    return asksForGroups(filter, content.profile) && hasGroupChanged(seq)
  }

  function hasGroupChanged(seq: number): boolean {
    if (recent.goneSince(seq)?.length !== 0) return true
    for (const group of memory.groups.all()) if (group.version > seq) return true
    return false
  }

  /** Tells of changes as they happen, until nobody listens or the copy has to begin anew. */
  async function persist(
    operation: SyncOperation,
    teller: Teller,
    { seq, rid, profile, generation }: { seq: number; rid: string; profile: Content['profile']; generation: number },
  ): Promise<Answer> {
    const { request } = operation
    const byGroups = asksForGroups(request.filter, profile)
    let told = seq
    let cookieSeq = seq
    teller.send()
    operation.stand()
    for (;;) {
      if (recent.latest <= told) await recent.next(operation.signal, syncLimits.cookieEveryMs)
      if (operation.abandoned) return { resultCode: ResultCode.success }
      if (generation !== recent.generation) throw refreshRequired('The directory was read anew.')
      const through = memory.seq
      const cookie = printCookie(rid, through)
      if (recent.latest > told) {
        const content = parts.openContent(operation)
        if (content.profile !== profile) throw refreshRequired('What entries look like has changed.')
        if (byGroups && hasGroupChanged(told))
          throw refreshRequired('A group has changed, and the filter asks for groups.')
        if (await tellChanges(teller, content, memory, await changesSince(told, through), cookie)) cookieSeq = through
        told = through
      } else if (through > cookieSeq) {
        teller.newCookie(cookie)
        cookieSeq = through
      }
      teller.send()
    }
  }

  async function changesSince(seq: number, through: number): Promise<Since> {
    const gone = recent.goneSince(seq) ?? (await parts.findGone(seq, through))
    if (gone === undefined) throw refreshRequired('The copy has fallen too far behind.')
    return { seq, people: recent.peopleSince(seq), gone }
  }

  return { synchronise }
}
