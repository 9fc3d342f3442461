import { type Millis } from '#ground'
import { type ExternalSettings } from '#directory'
import type { Upstream, UpstreamEntry } from '../connect/index.ts'
import { groupFromDn, mapPerson, personAttributes, readUsernames, type Mapped } from '../mapping/index.ts'
import { presetOf } from '../presets/index.ts'
import type { UpstreamGroup } from '../upstream.ts'
import type { ContentNews } from './content-news.ts'
import type { GroupGraph } from './group-graph.ts'

/** An entry's own time of change (RFC 4512 §3.4.2), and Active Directory's number of it. */
export const changeAttributes = { time: 'modifyTimestamp', number: 'uSNChanged' } as const

/**
 * People there, one after the other as the pages come, with their groups. `since` is a filter that lets only some of them
 * through; `news` has the server tell what has changed since a cookie, and hears what it says beside entries. Throws UpstreamError when not all of them came: what was told until then is not everybody.
 */
export async function* readPeople(
  upstream: Upstream,
  {
    settings,
    graph,
    since = null,
    news = null,
    now,
  }: { settings: ExternalSettings; graph: GroupGraph; since?: string | null; news?: ContentNews | null; now: Millis },
): AsyncGenerator<{ mapped: Mapped; entry: UpstreamEntry }, void> {
  const { base, scope, filter } = settings.userSearch
  const attributes = [...personAttributes(settings), ...Object.values(changeAttributes)]
  const question = { base, scope, filter: since === null ? filter : `(&${filter}${since})`, attributes }
  for await (const entry of upstream.search({ ...question, ...news?.question }))
    if (news === null || news.take(entry))
      yield { mapped: mapPerson(entry, settings, { now, groups: groupsOf(entry, settings, graph) }), entry }
}

function groupsOf(entry: UpstreamEntry, settings: ExternalSettings, graph: GroupGraph): UpstreamGroup[] {
  const attribute = settings.attributes.groups
  const own = attribute === null ? [] : entry.attributes.all(attribute)
  if (settings.groupSearch === null) {
    const named = own.flatMap(value => groupFromDn(value) ?? [])
    return [...new Map(named.map(group => [group.upstreamId, group])).values()]
  }
  const primaryToken = presetOf(settings.provider).primaryGroup ? entry.attributes.first('primaryGroupID') : undefined
  const [username = ''] = readUsernames(entry, settings)
  return graph.groupsOf({ dn: entry.dn, username, own, ...(primaryToken !== undefined && { primaryToken }) })
}
