import type { Millis } from '#ground'
import { normaliseRDN, parseRDN } from '@doorward/ldap'
import { type StaticEntry, staticEntry } from '../entry/static-entry.ts'
import type { Profile } from '../profile/index.ts'
import { csnEpoch, printBoolean, printCsn, printGeneralizedTime } from '../schema/value-text.ts'
import { uuidOfDN } from './uuid-of-dn.ts'

/** A static entry in its place, and what is below it. */
export interface Node {
  /** Its place among the nodes of its tree. */
  number: number
  /** Its entryUUID: of an account the app's id, else made of the DN, so that it is the same everywhere and always. */
  id: string
  /** The number of the last change of what it tells. */
  seq: number
  entry: StaticEntry
  /** By normalised RDN. */
  children: ReadonlyMap<string, Node>
  /** What lies below beside the children. */
  content: 'people' | 'groups' | undefined
  /** Seen by the admin bind only. */
  adminOnly: boolean
}

export interface NodeInput {
  profile: Profile
  dn: string
  objectClasses: readonly string[]
  id?: string
  seq: number
  /** Nothing says since when containers are there: without it, the moment CSNs count from. */
  createdAt?: Millis
  updatedAt?: Millis
  /** Beside the class, the naming attribute and the operational ones. */
  more?: Readonly<Record<string, readonly string[]>>
  children?: readonly Node[]
  content?: Node['content']
  adminOnly?: boolean
}

/** A node whose entry is named by its DN's first RDN. */
export function createNode({ profile, dn, objectClasses, more = {}, ...input }: NodeInput): Node {
  const [name] = parseRDN(firstRDN(dn))
  if (name === undefined) throw new Error(`The DN ${dn} has no RDN.`)
  const value = typeof name.value === 'string' ? name.value : Buffer.from(name.value).toString('latin1')
  const children = input.children ?? []
  const id = input.id ?? uuidOfDN(dn)
  const createdAt = input.createdAt ?? csnEpoch
  const entry = staticEntry(profile.types, dn, {
    objectClass: ['top', ...objectClasses],
    [name.type]: [value],
    ...more,
    // Where it is no operational attribute it is one of people alone.
    ...(profile.types.get('entryuuid')?.operational === true && { entryUUID: [id] }),
    createTimestamp: [printGeneralizedTime(createdAt)],
    modifyTimestamp: [printGeneralizedTime(input.updatedAt ?? createdAt)],
    entryCSN: [printCsn(input.seq)],
    structuralObjectClass: [objectClasses[0] ?? 'top'],
    entryDN: [dn],
    hasSubordinates: [printBoolean(children.length > 0 || input.content !== undefined)],
    subschemaSubentry: [profile.subschemaDN],
  })
  return {
    number: 0,
    id,
    seq: input.seq,
    entry,
    children: new Map(children.map(child => [normaliseRDN(parseRDN(firstRDN(child.entry.dn))), child])),
    content: input.content,
    adminOnly: input.adminOnly ?? false,
  }
}

/** Every node from `root` down, each numbered by its place. */
export function numberNodes(root: Node): Node[] {
  const nodes: Node[] = []
  const add = (node: Node): void => {
    node.number = nodes.push(node) - 1
    for (const child of node.children.values()) add(child)
  }
  add(root)
  return nodes
}

/** The text up to the first comma that is not escaped. */
function firstRDN(dn: string): string {
  return /^(?:\\.|[^\\,])*/s.exec(dn)?.[0] ?? dn
}
