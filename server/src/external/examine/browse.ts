import { parseDN, printRDN } from '@doorward/ldap'
import type { Upstream } from '../connect/index.ts'
import { examineLimits as limits } from './limits.ts'
import { type ShownAttribute, showAttributes } from './shown-attributes.ts'

/** An entry of the tree, with what is right below it. */
export interface TreeEntry {
  /** Empty for the top, which has no attributes. */
  dn: string
  attributes: ShownAttribute[]
  children: { dn: string; rdn: string; objectClasses: string[] }[]
  /** There are more below than are listed. */
  capped: boolean
  /** Why it cannot be shown; null: it is. */
  trouble: string | null
}

/** The top is what the server holds; below it one level at a time. */
export async function browse(upstream: Upstream, dn: string | null): Promise<TreeEntry> {
  if (dn === null) {
    const contexts = (await upstream.rootDse()).attributes.all('namingContexts')
    const children = contexts.map(context => ({ dn: context, rdn: context, objectClasses: [] }))
    return { dn: '', attributes: [], children, capped: false, trouble: null }
  }
  const tree: TreeEntry = { dn, attributes: [], children: [], capped: false, trouble: null }
  const all = '(objectClass=*)'
  for await (const entry of upstream.search({ base: dn, scope: 'base', filter: all, attributes: ['*'] })) {
    tree.dn = entry.dn
    tree.attributes = showAttributes(entry.attributes)
  }
  for await (const entry of upstream.search({ base: dn, scope: 'one', filter: all, attributes: ['objectClass'] })) {
    if (tree.children.length === limits.childrenMax) {
      tree.capped = true
      break
    }
    const [objectClasses, rdn] = [entry.attributes.all('objectClass'), firstOf(entry.dn)]
    tree.children.push({ dn: entry.dn, rdn, objectClasses: [...objectClasses] })
  }
  tree.children.sort((a, b) => a.rdn.localeCompare(b.rdn, 'en'))
  return tree
}

function firstOf(dn: string): string {
  try {
    const [first] = parseDN(dn)
    return first === undefined ? dn : printRDN(first)
  } catch {
    return dn
  }
}
