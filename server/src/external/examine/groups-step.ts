import { sayIn } from '#ground'
import { normaliseDN } from '@doorward/ldap'
import type { ExternalSettings, GroupSearch } from '#directory'
import type { Upstream } from '../connect/index.ts'
import { wildcardFilled } from '../mapping/index.ts'
import type { ExternalTexts } from '../texts/index.ts'
import { tellUpstream } from './bind-step.ts'
import { examineLimits as limits } from './limits.ts'
import type { Question } from './question.ts'
import type { Finding, SeenGroups } from './step.ts'

export async function findGroups(upstream: Upstream, { settings, language, said }: Question): Promise<Finding> {
  const { groupSearch, attributes } = settings
  if (groupSearch === null)
    return attributes.groups === null
      ? { result: 'passed', title: said.groups.notBrought, detail: [] }
      : {
          result: 'passed',
          title: said.groups.named(attributes.groups),
          detail: [said.groups.namedHint],
        }
  try {
    return tellGroups(await readGroups(upstream, groupSearch), settings, said)
  } catch (error) {
    return { result: 'failed', title: said.groups.unsearchable, detail: [sayIn(language, tellUpstream(error).said)] }
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

function tellGroups(groups: SeenGroups, { nestedGroups }: ExternalSettings, { groups: said }: ExternalTexts): Finding {
  const { count, capped, nested, largest } = groups
  if (count === 0) return { result: 'attention', title: said.none, detail: [said.noneHint], groups }
  const isCut = nested > 0 && !nestedGroups
  const detail = [
    ...(largest === null ? [] : [said.largest(largest.code, largest.members)]),
    ...(isCut ? [said.notFollowed] : []),
  ]
  const found = capped ? said.foundMore(count) : said.found(count)
  const title = nested > 0 ? said.nested(found, nested) : found
  return { result: isCut ? 'attention' : 'passed', title, detail, groups }
}
