import type { DirectoryMemory } from '#directory'
import { LdapError, ResultCode } from '@doorward/ldap'
import type { Node } from '../tree/node.ts'
import { type Content, type Item, uuidOctets } from './content.ts'
import type { Teller } from './teller.ts'

/** What has become of a directory since a copy was last told. */
export interface Since {
  /** The change log's number the copy stands at. */
  seq: number
  /** Slots of people that changed since, some perhaps twice; undefined to look at everybody. */
  people: readonly number[] | undefined
  /** Ids of people, groups and apps whose rows went since; undefined where nobody knows. */
  gone: readonly string[] | undefined
}

/** Tells the whole content. */
export async function tellAll(teller: Teller, content: Content, memory: DirectoryMemory): Promise<void> {
  for (const item of itemsOf(content.nodes, memory)) {
    if (teller.isTired()) await teller.rest()
    if (teller.isOver) return
    if (isReached(content, item) && content.holds(item)) tellEntry(teller, content, item)
  }
}

/**
 * Tells what is different: what is gone, then what has changed, in the order of the log. Where nobody knows what rows
 * went, it names what is there and has not changed instead; the copy then drops what it was not told of.
 * `cookie` goes with the last message; answers whether there was one.
 */
export async function tellChanges(
  teller: Teller,
  content: Content,
  memory: DirectoryMemory,
  since: Since,
  cookie?: Uint8Array,
): Promise<boolean> {
  const changed: { seq: number; item: Item }[] = []
  const gone = new Set(since.gone)
  for (const item of itemsOf(nodesBelow(content.root), memory, since.people)) {
    if (teller.isTired()) await teller.rest()
    if (teller.isOver) return false
    const seq = isReached(content, item) ? content.touched(item) : undefined
    if (seq === undefined) continue
    const isChanged = seq > since.seq
    if (!isChanged && since.gone !== undefined) continue
    const isHeld = content.holds(item)
    if (isHeld && isChanged) changed.push({ seq, item })
    const id = isHeld === isChanged ? undefined : content.uuid(item)
    if (id === undefined) continue
    if (isHeld) teller.present(id)
    else gone.add(Buffer.from(id).toString('hex'))
  }
  for (const app of memory.apps.all()) if (app.version > since.seq && app.ldap === null) gone.add(app.id)
  if (since.gone !== undefined) for (const id of gone) teller.gone(uuidOctets(id))
  let isCookieSent = teller.flush(changed.length === 0 ? cookie : undefined)

  // What is above comes before what is below; no change of a node is one of what hangs from it.
  const order = (item: Item): number => (item.of === 'node' ? 0 : 1)
  changed.sort((a, b) => order(a.item) - order(b.item) || a.seq - b.seq)
  for (const [at, { item }] of changed.entries()) {
    if (teller.isTired()) await teller.rest()
    if (teller.isOver) return false
    isCookieSent = tellEntry(teller, content, item, at === changed.length - 1 ? cookie : undefined)
  }
  return isCookieSent
}

function tellEntry(teller: Teller, content: Content, item: Item, cookie?: Uint8Array): boolean {
  if (teller.isTooMuch) throw new LdapError(ResultCode.sizeLimitExceeded, 'There is more than was asked for.')
  return teller.entry(content, item, cookie)
}

function isReached(content: Content, item: Item): boolean {
  return item.of === 'node' || content.reaches(item.of)
}

/** The slots are read as the walk comes by: what is made meanwhile has a number that is told later. */
function* itemsOf(
  nodes: Iterable<Node>,
  { people, groups }: DirectoryMemory,
  slots?: readonly number[],
): Iterable<Item> {
  for (const node of nodes) yield { of: 'node', node }
  if (slots === undefined) for (let slot = 0; slot < people.slotEnd; slot++) yield { of: 'person', slot }
  else for (const slot of new Set(slots)) yield { of: 'person', slot }
  for (let slot = 0; slot < groups.slotEnd; slot++) yield { of: 'group', slot }
}

function* nodesBelow(node: Node): Iterable<Node> {
  yield node
  for (const child of node.children.values()) yield* nodesBelow(child)
}
