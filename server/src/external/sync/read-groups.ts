import type { Saying } from '#ground'
import type { ExternalSettings } from '#directory'
import type { Upstream } from '../connect/index.ts'
import { groupAttributes, mapGroup, wildcardFilled } from '../mapping/index.ts'
import { presetOf } from '../presets/index.ts'
import { GroupGraph } from './group-graph.ts'

/** The number by which people name their primary group, computed by Active Directory for each group. */
const primaryTokenAttribute = 'primaryGroupToken'

/** A group that cannot be taken over, in words. */
export interface SkippedGroup {
  dn: string
  reason: Saying
}

/** Every group there that the settings ask for, with who is in it. Throws UpstreamError when not all of them came. */
export async function readGroups(
  upstream: Upstream,
  settings: ExternalSettings,
  progress: () => Promise<void>,
): Promise<{ graph: GroupGraph; skipped: SkippedGroup[] }> {
  const graph = new GroupGraph({ nested: settings.nestedGroups })
  const skipped: SkippedGroup[] = []
  const { groupSearch } = settings
  if (groupSearch === null) return { graph, skipped }
  const { primaryGroup } = presetOf(settings.provider)
  const attributes = [
    ...groupAttributes(settings),
    groupSearch.member,
    ...(primaryGroup ? [primaryTokenAttribute] : []),
  ]
  const { base, scope } = groupSearch
  for await (const entry of upstream.search({
    base,
    scope,
    filter: everyGroup(groupSearch.filter, primaryGroup),
    attributes,
  })) {
    const group = mapGroup(entry, settings)
    if ('skipped' in group) skipped.push({ dn: entry.dn, reason: group.skipped })
    else
      graph.add(
        group,
        entry.attributes.all(groupSearch.member),
        primaryGroup ? entry.attributes.first(primaryTokenAttribute) : undefined,
      )
    await progress()
  }
  return { graph, skipped }
}

/**
 * The filter that meets every group. Where people have a primary group, whose entry names none of them, groups without
 * members are met too.
 */
const everyGroup = (filter: string, primaryGroup: boolean): string =>
  primaryGroup ? filter.replace(/\([\w;.:-]+=\$\{(?:username|userDN)\}\)/gi, '(objectClass=*)') : wildcardFilled(filter)
