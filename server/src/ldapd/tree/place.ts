import { isUuid, type GroupId } from '#ground'
import type { Apps, Group, Groups, People } from '#directory'
import { type DN, normaliseRDN, type RDN } from '@doorward/ldap'
import type { Node } from './node.ts'
import type { Tree, View } from './tree.ts'

/** What a DN names. */
export type Place =
  | { kind: 'node'; tree: Tree; node: Node }
  | { kind: 'person'; tree: Tree; slot: number; above: Node }
  | { kind: 'group'; tree: Tree; slot: number; above: Node }
  /** Nothing; `above` is the nearest entry that exists, if any. `name` is what a person there would be called. */
  | { kind: 'nothing'; tree: Tree | undefined; above: Node | undefined; name?: string | undefined }

export interface Naming {
  people: People
  groups: Groups
  apps: Apps
}

/**
 * Follows a DN from the base of a view down. A DN that goes through an app's account is one of that app's own tree;
 * the account itself is the root there.
 */
export function findPlace(dn: DN, views: readonly View[], naming: Naming): Place {
  const rdns = dn.map(normaliseRDN)
  const view = viewAbove(rdns, views)
  if (view === undefined) return { kind: 'nothing', tree: undefined, above: undefined }
  let tree = view.main
  let node = tree.root
  for (let at = rdns.length - view.base.length - 1; at >= 0; at--) {
    const rdn = rdns[at] as string
    const child = node.children.get(rdn)
    if (child === undefined) {
      if (at > 0 || node.content === undefined) return { kind: 'nothing', tree, above: node }
      const leading = dn[0] ?? []
      const slot = findSlot(leading, node.content, naming)
      if (slot === undefined)
        return {
          kind: 'nothing',
          tree,
          above: node,
          name: node.content === 'people' ? personNamed(leading) : undefined,
        }
      return { kind: node.content === 'people' ? 'person' : 'group', tree, slot, above: node }
    }
    const app =
      tree.app === undefined && rdns[at + 1] === 'ou=apps' ? accountNamed(dn[at] ?? [], naming.apps) : undefined
    if (app !== undefined) {
      tree = view.appTree(app)
      node = tree.root
    } else node = child
  }
  return { kind: 'node', tree, node }
}

/** The view whose base ends the DN; the longest, if bases lie within each other. */
function viewAbove(rdns: readonly string[], views: readonly View[]): View | undefined {
  let found: View | undefined
  for (const view of views) {
    const offset = rdns.length - view.base.length
    if (offset < 0 || view.base.length < (found?.base.length ?? 0)) continue
    if (view.base.every((rdn, i) => rdn === rdns[offset + i])) found = view
  }
  return found
}

function accountNamed(rdn: RDN, apps: Apps) {
  const value = rdn[0]?.value
  return typeof value === 'string' ? apps.findByName(value.toLowerCase()) : undefined
}

const naming = new Set([
  'uid',
  'userid',
  '0.9.2342.19200300.100.1.1',
  'cn',
  'commonname',
  '2.5.4.3',
  'mail',
  'rfc822mailbox',
  '0.9.2342.19200300.100.1.3',
  'entryuuid',
  '1.3.6.1.1.16.4',
  'samaccountname',
  '1.2.840.113556.1.4.221',
])

/** The value of an RDN that may name a person or a group. */
function valueOf([part, ...more]: RDN): string | undefined {
  if (part === undefined || more.length > 0 || typeof part.value !== 'string') return undefined
  return naming.has(part.type.toLowerCase()) ? part.value : undefined
}

/** The username, e-mail address or id by which an RDN below `ou=users` names a person, whether there is one or not. */
function personNamed(rdn: RDN): string | undefined {
  const value = valueOf(rdn)
  return value === undefined ? undefined : bareId(value, 'uid-')
}

/** The slot an RDN below `ou=users` or `ou=groups` names. */
export function findSlot(rdn: RDN, content: 'people' | 'groups', { people, groups }: Naming): number | undefined {
  if (content === 'people') {
    const name = personNamed(rdn)
    const user = name === undefined ? undefined : people.resolve(name)
    return user === undefined ? undefined : people.slotOf(user.id)
  }
  const value = valueOf(rdn)
  if (value === undefined) return undefined
  const id = bareId(value, 'gid-')
  const group = isUuid(id) ? groups.find(id.toLowerCase() as GroupId) : findGroupNamed(groups, value)
  return group === undefined ? undefined : groups.slotOf(group.id)
}

/** Spaces count as caseIgnoreMatch counts them: a run of them is one. */
export const findGroupNamed = (groups: Groups, name: string): Group | undefined =>
  groups.findByName(name) ?? groups.findByName(name.replace(/\s+/g, ' '))

/** The id behind a prefix, if one is behind it; nobody's name begins with the prefix. */
export function bareId(text: string, prefix: string): string {
  const rest = text.slice(prefix.length)
  return text.slice(0, prefix.length).toLowerCase() === prefix && isUuid(rest) ? rest : text
}
