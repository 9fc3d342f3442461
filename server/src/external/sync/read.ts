import { newUuid, toSaying, type Clock, type Millis, type Sealer, type UserId, type Saying } from '#ground'
import { foldName, type ExternalSettings } from '#directory'
import type { Kysely, Tables } from '#store'
import type { Upstream, UpstreamEntry } from '../connect/index.ts'
import { readLinks, type LinkOfRun } from './known-links.ts'
import type { ContentCookie } from './content-cookie.ts'
import { ContentNews, isNamedSo, NotUnderstood } from './content-news.ts'
import { digestOf, markOf } from './digest.ts'
import type { GroupGraph } from './group-graph.ts'
import { HeldPeople } from './held-people.ts'
import { readGroups, type SkippedGroup } from './read-groups.ts'
import { changeAttributes, readPeople } from './read-people.ts'
import type { Incoming } from './step.ts'
import { printUsername } from './username.ts'

/** An entry that cannot be taken over as it is. */
export interface SkippedEntry {
  upstreamId: string | null
  dn: string
  name: string | null
  reason: Saying
}

/** Everything a complete reading came to. It is never made of a reading that ended early. */
export interface Reading {
  graph: GroupGraph
  links: Map<string, LinkOfRun>
  /** Those who are called otherwise than last time: all are looked at in one, since two of them may change places. */
  renamed: Incoming[]
  /** Those who are new, or otherwise than last time. */
  changed: HeldPeople
  unchanged: number
  skipped: SkippedEntry[]
  skippedGroups: SkippedGroup[]
  /** How many entries came. */
  entries: number
  /** Entries without the attribute they are known by: whose they are cannot be told, so nobody can be missed. */
  unidentified: number
  /** The newest time and number of change of an entry, as the server writes them. */
  newest: { time: string | null; number: number | null }
  /** What the server has said beside entries, where it was asked with a cookie; else null. */
  told: Told | null
}

export interface Told {
  /** Base64; of how things are now. */
  cookie: string | null
  /** Those who are gone, by the id there. */
  gone: ReadonlySet<string>
  /** Whoever was not met is gone as well. */
  isWhole: boolean
}

/** Entries between two words of how far it is. */
const tellEvery = 100

export interface ReadParts {
  clock: Clock
  sealer: Sealer
  read: Kysely<Tables>
}

/**
 * Reads groups, then people by pages, and holds of them what differs from last time. Throws UpstreamError when the
 * directory did not answer to the end; then nothing is known, whatever came before. Throws NotUnderstood when it says to a
 * cookie what cannot be made sense of.
 */
export async function readAll(
  { clock, sealer, read }: ReadParts,
  upstream: Upstream,
  {
    directoryId,
    settings,
    since = null,
    cookie = null,
    progress,
  }: {
    directoryId: string
    settings: ExternalSettings
    since?: string | null
    cookie?: ContentCookie | null
    progress: (entries: number) => Promise<void>
  },
): Promise<Reading> {
  const links = await readLinks(read, directoryId)
  let entries = 0
  const { graph, skipped: skippedGroups } = await readGroups(upstream, settings, () => progress(entries))
  const mark = markOf(settings)
  const reading: Reading = {
    graph,
    links,
    renamed: [],
    changed: new HeldPeople(),
    unchanged: 0,
    skipped: [],
    skippedGroups,
    entries: 0,
    unidentified: 0,
    newest: { time: null, number: null },
    told: null,
  }
  const seen = new Set<string>()
  const now: Millis = clock.now()
  const news = cookie === null ? null : new ContentNews(cookie.value, id => meetUnchanged(links.get(id)))
  for await (const { mapped, entry } of readPeople(upstream, { settings, graph, since, news, now })) {
    if (cookie?.namesPeople === true && !isNamedSo(entry, settings.attributes.id))
      throw new NotUnderstood(`The server calls ${entry.dn} otherwise than its id attribute says.`)
    entries++
    noteNewest(reading, entry)
    if ('skipped' in mapped) skip(reading, { ...mapped, reason: mapped.skipped })
    else if (seen.has(mapped.upstreamId))
      skip(reading, { ...mapped, name: mapped.username, reason: toSaying('Another entry has the same id.') })
    else {
      seen.add(mapped.upstreamId)
      // Pictures are too large to be held for everybody; that one has changed is in the digest.
      const person = { ...mapped, avatar: null }
      const digest = digestOf(mapped, mark)
      const link = links.get(mapped.upstreamId)
      if (link !== undefined) link.seen = true
      if (link?.digest === digest && link.goneAt === null && link.missed === 0) reading.unchanged++
      else {
        const usernameHash = sealer.keyedHash('username', foldName(mapped.username))
        const incoming = { person, usernameHash, digest, id: newUuid(clock) as UserId }
        if (isRenamed(incoming, link)) reading.renamed.push(incoming)
        else reading.changed.add(incoming)
      }
    }
    if (entries % tellEvery === 0) await progress(entries)
  }
  await progress(entries)
  const told = news === null ? null : news.end()
  for (const id of told?.gone ?? [])
    if (seen.has(id)) throw new NotUnderstood('The server says of an entry that it is gone, and what is in it.')
  return { ...reading, told: cookie?.namesPeople === false && told !== null ? nobodyGone(told) : told, entries }
}

/** Who is meant cannot be told where people are known by something else. */
const nobodyGone = ({ cookie }: Told): Told => ({ cookie, gone: new Set(), isWhole: false })

/** Their entry is as it was, and did not come. Whoever was not found the last time is to be looked at again. */
function meetUnchanged(link: LinkOfRun | undefined): void {
  if (link === undefined) return
  if (link.missed > 0 && link.goneAt === null && !link.moved)
    throw new NotUnderstood('Somebody who was missing is there again, as if nothing had been.')
  link.seen = true
}

const isRenamed = ({ person }: Incoming, link: LinkOfRun | undefined): boolean =>
  link !== undefined && link.username !== null && link.username !== printUsername(person.username)

function skip(reading: Reading, { upstreamId, dn, name, reason }: SkippedEntry): void {
  reading.skipped.push({ upstreamId, dn, name, reason })
  // Whoever is there, and cannot be read, is not missing.
  const link = upstreamId === null ? undefined : reading.links.get(upstreamId)
  if (link !== undefined) link.seen = true
  if (upstreamId === null) reading.unidentified++
}

function noteNewest({ newest }: Reading, { attributes }: UpstreamEntry): void {
  const time = attributes.first(changeAttributes.time) ?? null
  if (time !== null && /^\d{14}/.test(time) && (newest.time === null || time > newest.time)) newest.time = time
  const number = Number(attributes.first(changeAttributes.number) ?? Number.NaN)
  if (Number.isSafeInteger(number) && (newest.number === null || number > newest.number)) newest.number = number
}
