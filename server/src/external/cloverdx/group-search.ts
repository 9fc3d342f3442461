import { say } from '#ground'
import type { GroupSearch } from '#directory'
import type { GivenProperties } from './properties.ts'
import { scopes } from './scopes.ts'

const prefix = 'security.ldap.'
/** What the documentation up to 6.2 says, and what it says since. Which of them a server reads is not known. */
const [older, newer] = ['groups_search', 'group_search'] as const

/** Without a filter nothing is searched for there either: null. `within` completes a base. */
export function takeGroupSearch(
  given: GivenProperties,
  within: (base: string | undefined) => string,
): GroupSearch | null {
  function take<V>(name: string, read: (key: string) => V | undefined): V | undefined {
    const [before, since] = [older, newer].map(spelling => read(`${prefix}${spelling}.${name}`))
    if (before !== undefined && since !== undefined && before !== since)
      given.note(`${prefix}${older}.${name}`, say('{newer} says something else and is taken.', { newer }))
    return since ?? before
  }
  const text = (key: string): string | undefined => given.text(key)

  const filter = take('filter', text)
  const base = take('base', text)
  const scope = take('scope', key => given.oneOf(key, scopes))
  const code = take('attribute.group_code', text)
  if (filter === undefined) return null
  const member = /\(\s*([\w.;-]+)\s*=\s*\$\{(?:userDN|username)\}\s*\)/.exec(filter)?.[1]
  return { base: within(base), scope: scope ?? 'subtree', filter, code: code ?? 'cn', member: member ?? 'member' }
}
