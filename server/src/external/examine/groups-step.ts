import { normaliseDN } from '@doorward/ldap'
import type { ExternalSettings, GroupSearch } from '#directory'
import type { Upstream } from '../connect/index.ts'
import { wildcardFilled } from '../mapping/index.ts'
import { tellUpstream } from './bind-step.ts'
import { examineLimits as limits } from './limits.ts'
import type { Question } from './question.ts'
import type { Finding, SeenGroups } from './step.ts'

const number = new Intl.NumberFormat('en-GB')
const countOf = (amount: number, one: string, many: string): string =>
  `${number.format(amount)} ${amount === 1 ? one : many}`

export async function findGroups(upstream: Upstream, { settings }: Question): Promise<Finding> {
  const { groupSearch, attributes } = settings
  if (groupSearch === null)
    return attributes.groups === null
      ? { result: 'passed', title: 'No groups are brought', detail: [] }
      : {
          result: 'passed',
          title: `Groups are those named in ${attributes.groups} of each person`,
          detail: ['They are not searched for.'],
        }
  try {
    return tellGroups(await readGroups(upstream, groupSearch), settings)
  } catch (error) {
    return { result: 'failed', title: 'Groups cannot be searched', detail: [tellUpstream(error).message] }
  }
}

async function readGroups(upstream: Upstream, search: GroupSearch): Promise<SeenGroups> {
  const { base, scope, code, member } = search
  const seen: SeenGroups = { count: 0, capped: false, nested: 0, largest: null }
  const own = new Set<string>()
  const membersOfAny = new Set<string>()
  const question = { base, scope, filter: wildcardFilled(search.filter), attributes: [code, member] }
  for await (const { dn, attributes } of upstream.search(question)) {
    if (seen.count === limits.groupsMax) {
      seen.capped = true
      break
    }
    seen.count++
    own.add(normaliseDN(dn))
    const members = attributes.all(member)
    for (const name of members) if (name.includes('=')) membersOfAny.add(foldMember(name))
    if (members.length > (seen.largest?.members ?? 0))
      seen.largest = { code: attributes.first(code) ?? dn, members: members.length }
  }
  seen.nested = [...own].filter(dn => membersOfAny.has(dn)).length
  return seen
}

/** A member that is no DN is nobody's name either. */
function foldMember(name: string): string {
  try {
    return normaliseDN(name)
  } catch {
    return name
  }
}

function tellGroups(groups: SeenGroups, { nestedGroups }: ExternalSettings): Finding {
  const { count, capped, nested, largest } = groups
  if (count === 0)
    return {
      result: 'attention',
      title: 'No group matches the filter',
      detail: ['Look at a group in the tree, and compare.'],
      groups,
    }
  const detail = [
    ...(largest === null ? [] : [`Largest: ${largest.code}, ${countOf(largest.members, 'member', 'members')}`]),
    ...(nested > 0 && !nestedGroups ? ['Groups within groups are not followed as it is set.'] : []),
  ]
  const title = `${capped ? 'More than ' : ''}${countOf(count, 'group', 'groups')}${nested > 0 ? `, ${number.format(nested)} nested inside others` : ''}`
  return { result: nested > 0 && !nestedGroups ? 'attention' : 'passed', title, detail, groups }
}
