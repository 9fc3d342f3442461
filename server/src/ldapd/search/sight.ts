import type { GroupId, Millis } from '#ground'
import { isAtLeast, type App, type AttributeSight, type DirectoryMemory } from '#directory'
import type { Coming, MayOpen } from '../bind/bind.ts'
import type { Session } from '../session.ts'
import type { StaticEntry } from '../entry/static-entry.ts'
import { withContextCsn } from '../tree/context-csn.ts'
import type { Node } from '../tree/node.ts'
import type { Place } from '../tree/place.ts'
import type { Tree } from '../tree/tree.ts'

export interface SightParts {
  memory: DirectoryMemory
  /** Whether a person may open an app, having proven so much: the one decision every door asks for. */
  mayOpen: MayOpen
}

/** Verdicts about people are worked out once per operation, where it asks about many. */
const verdict = { unknown: 0, no: 1, yes: 2 } as const
const askedBeforeMemo = 32
/** Who could open an app is seen in its tree: what they prove is asked when they do. */
const everybody: Coming = { amr: ['mfa'], address: null, authAt: null }

/** Who asks, as far as it decides what they see. */
export interface Reader {
  /** The admin bind sees people who may not sign in, and attributes that are only for it. */
  isAdmin: boolean
  /** The slot of the person who asks; undefined for an account. */
  own: number | undefined
  /** Whether they see anybody but themselves. */
  seesOthers: boolean
}

/** What one operation sees of one tree: everything is asked of it before an entry, a name or a count leaves. */
export class Sight {
  readonly tree: Tree
  readonly now: Millis
  readonly isAdmin: boolean
  /** The slot of the person who asks, or undefined. */
  readonly own: number | undefined
  /** The one person who sees nobody else, or undefined. */
  readonly #only: number | undefined
  readonly #parts: SightParts
  #asked = 0
  #verdicts: Uint8Array | undefined

  constructor(parts: SightParts, tree: Tree, now: Millis, { isAdmin, own, seesOthers }: Reader) {
    this.#parts = parts
    this.tree = tree
    this.now = now
    this.isAdmin = isAdmin
    this.own = own
    this.#only = seesOthers ? undefined : own
  }

  /** The entries of the tree's nodes, by number. How far the directory has come is for the admin bind. */
  get entries(): readonly StaticEntry[] {
    const isShown = this.isAdmin && this.tree.app === undefined
    return isShown ? withContextCsn(this.tree, this.#parts.memory.seq) : this.tree.entries
  }

  /** Whether a person's entry is seen, and so whether they are named as a member. */
  seesPerson(slot: number): boolean {
    if (this.#only !== undefined && slot !== this.#only) return false
    const { people } = this.#parts.memory
    const { app } = this.tree
    if (app === undefined) return people.isActiveAt(slot, this.now) || (this.isAdmin && this.#mayReturn(slot))
    if (!people.isActiveAt(slot, this.now)) return false
    // Most operations ask about a few people, and a verdict is cheaper than room for everybody's.
    if (this.#verdicts === undefined && ++this.#asked > askedBeforeMemo) this.#verdicts = new Uint8Array(people.slotEnd)
    const known = this.#verdicts?.[slot] ?? verdict.unknown
    if (known !== verdict.unknown) return known === verdict.yes
    const user = people.at(slot)
    const may = user !== undefined && this.#parts.mayOpen(user, app.id, everybody)
    if (this.#verdicts !== undefined) this.#verdicts[slot] = may ? verdict.yes : verdict.no
    return may
  }

  /** Whether a group's entry is seen. */
  seesGroup(slot: number): boolean {
    return this.#only === undefined && this.namesGroup(slot)
  }

  /** Whether a group is named in a person's entry: in an app's tree, if the app's rule names it or lets everyone in. */
  namesGroup(slot: number): boolean {
    const group = this.#parts.memory.groups.at(slot)
    return group !== undefined && (this.tree.app === undefined || matters(this.tree.app, group.id))
  }

  /** Of whom an attribute is seen: of everybody who is, of the person who asks alone, or of nobody. */
  reachOf(seenBy: AttributeSight): 'all' | 'own' | 'none' {
    if (this.isAdmin || seenBy === 'everyone') return 'all'
    return seenBy === 'self' && this.own !== undefined ? 'own' : 'none'
  }

  seesNode(node: Node): boolean {
    return !node.adminOnly || this.isAdmin
  }

  sees(place: Place): boolean {
    switch (place.kind) {
      case 'node':
        return this.seesNode(place.node)
      case 'person':
        return this.seesPerson(place.slot)
      case 'group':
        return this.seesGroup(place.slot)
      case 'nothing':
    }
    return false
  }

  /** Disabled, gone or expired; not in the trash, and not somebody who was never here. */
  #mayReturn(slot: number): boolean {
    const user = this.#parts.memory.people.at(slot)
    return user !== undefined && user.trashedAt === null && user.username !== null
  }
}

function matters(app: App, group: GroupId): boolean {
  const { access } = app
  if (access.kind === 'everyone') return true
  return access.kind === 'chosen' && access.groups.includes(group)
}

/** What a session sees of a tree, or undefined: then the tree does not exist for it. */
export function findSight(parts: SightParts, session: Session, tree: Tree, now: Millis): Sight | undefined {
  if (session.kind === 'anonymous') return undefined
  if (session.kind === 'admin') return new Sight(parts, tree, now, { isAdmin: true, own: undefined, seesOthers: true })
  if (tree.view !== session.view || (tree.app?.id ?? null) !== session.appId) return undefined
  if (session.kind === 'app') return new Sight(parts, tree, now, { isAdmin: false, own: undefined, seesOthers: true })
  const slot = parts.memory.people.slotOf(session.userId)
  if (slot === undefined) return undefined
  const role = parts.memory.people.roleAt(slot) ?? 'user'
  const seesOthers = session.view.settings.usersSeeAll || isAtLeast(role, 'usermanager')
  return new Sight(parts, tree, now, { isAdmin: false, own: slot, seesOthers })
}
