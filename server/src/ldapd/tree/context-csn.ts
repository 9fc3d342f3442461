import type { StaticEntry } from '../entry/static-entry.ts'
import { printCsn } from '../schema/value-text.ts'
import type { Tree } from './tree.ts'

const known = new WeakMap<Tree, { seq: number; entries: readonly StaticEntry[] }>()

/** The entries of a tree's nodes by number, the root with `contextCSN`: how far the directory has come (RFC 4533 §A). */
export function withContextCsn(tree: Tree, seq: number): readonly StaticEntry[] {
  const last = known.get(tree)
  if (last?.seq === seq) return last.entries
  const [root, ...others] = tree.entries
  const type = tree.view.profile.types.get('contextcsn')
  if (root === undefined || type === undefined) return tree.entries
  const attributes = new Map(root.attributes).set(type, [Buffer.from(printCsn(seq))])
  const entries = [{ dn: root.dn, attributes }, ...others]
  known.set(tree, { seq, entries })
  return entries
}
