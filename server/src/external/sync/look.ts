import type { Clock, Sealer } from '#ground'
import type { ExternalDirectory } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Connect, Upstream, UpstreamSecrets } from '../connect/index.ts'
import { fetchCookie, findCookie, isForAll, makeCookie, offersCookies, type ContentCookie } from './content-cookie.ts'
import { planRun, type RunPlan } from './plan-run.ts'
import { readAll, type Reading } from './read.ts'
import type { RunKind } from './run-commands.ts'
import { filterSince, identityOf, parseMark, readNumber, type RunMark } from './run-mark.ts'
import type { PersonPlan } from './step.ts'

export interface LookParts {
  clock: Clock
  sealer: Sealer
  read: Kysely<Tables>
  connect: Connect
  /** What connections to the directory are made with. */
  openSecrets: (directoryId: string) => Promise<UpstreamSecrets>
}

export interface Looked {
  reading: Reading
  plan: RunPlan
  mark: RunMark
  isFull: boolean
}

export interface LookOptions {
  kind: RunKind
  /** Nothing goes on from it: no cookie is asked for. */
  isForShow?: boolean
  signal?: AbortSignal
  progress?: (entries: number) => Promise<void>
  onPlan?: (plan: PersonPlan) => void
  planning?: () => Promise<void>
}

/** Reads and plans, and does nothing: what a run begins with, and all that a preview is. Throws UpstreamError. */
export async function lookAt(parts: LookParts, directory: ExternalDirectory, options: LookOptions): Promise<Looked> {
  const { id: directoryId, settings } = directory
  const state = await parts.read
    .selectFrom('externalState')
    .select('mark')
    .where('directoryId', '=', directoryId)
    .executeTakeFirst()
  const before = parseMark(state?.mark ?? null)
  const secrets = await parts.openSecrets(directoryId)
  const upstream = await parts.connect(settings, secrets, { ...(options.signal && { signal: options.signal }) })
  try {
    const rootDse = await upstream.rootDse()
    const number = await readNumber(upstream, rootDse)
    const isOffered = offersCookies(rootDse, settings)
    const given = isOffered ? findCookie(before, settings, upstream.url) : null
    const progress = options.progress ?? (() => Promise.resolve())
    const since = options.kind === 'incremental' ? filterSince(before, settings, number) : null
    const changes =
      options.kind === 'incremental'
        ? await readChanges(parts, upstream, directory, { since, cookie: given, progress })
        : null
    const isFull = changes === null
    const identity = identityOf(settings)
    const isElsewhere = before !== null && before.identity !== identity
    let cookie = changes?.cookie ?? (isElsewhere ? null : (before?.cookie ?? null))
    if (isFull && options.isForShow !== true)
      cookie = isOffered ? await fetchCookie(upstream, settings, options.kind === 'full' ? given : null) : null
    const reading = changes?.reading ?? (await readAll(parts, upstream, { directoryId, settings, progress }))
    await options.planning?.()
    const plan = await planRun(parts, directory, reading, {
      isFull,
      isElsewhere,
      ...(options.onPlan && { onPlan: options.onPlan }),
    })
    const time = newest(reading.newest.time, isElsewhere ? null : (before?.time ?? null))
    return { reading, plan, mark: { identity, number, time, cookie }, isFull }
  } finally {
    upstream.close()
  }
}

const newest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)

interface From {
  since: string | null
  cookie: ContentCookie | null
  progress: (entries: number) => Promise<void>
}

/** Those who have changed, with the next cookie where there was one; null when that cannot be told, and all are to be read. */
async function readChanges(
  parts: LookParts,
  upstream: Upstream,
  directory: ExternalDirectory,
  { since, cookie, progress }: From,
): Promise<{ reading: Reading; cookie: ContentCookie | null } | null> {
  if (await haveGroupsChanged(upstream, directory, since)) return null
  const { id: directoryId, settings } = directory
  if (cookie === null) {
    if (since === null) return null
    return { reading: await readAll(parts, upstream, { directoryId, settings, since, progress }), cookie }
  }
  try {
    const reading = await readAll(parts, upstream, { directoryId, settings, cookie, progress })
    const { url, namesPeople } = cookie
    return { reading, cookie: makeCookie(reading.told?.cookie ?? null, { settings, url, namesPeople }) }
  } catch (error) {
    if (!isForAll(error)) throw error
    return null
  }
}

/** Who is in a group is in no entry of a person, or is there without the entry counting as changed: then all are read. */
async function haveGroupsChanged(
  upstream: Upstream,
  { settings }: ExternalDirectory,
  since: string | null,
): Promise<boolean> {
  const { groupSearch } = settings
  if (groupSearch === null) return settings.attributes.groups !== null
  if (since === null) return true
  const { base, scope } = groupSearch
  const filter = `(&(|(${groupSearch.member}=*)(objectClass=group)(objectClass=groupOfNames)(objectClass=posixGroup))${since})`
  for await (const _entry of upstream.search({ base, scope, filter, attributes: ['1.1'] })) return true
  return false
}
