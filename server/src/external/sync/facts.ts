import type { GroupId, Millis, UserId } from '#ground'
import { foldName, type User } from '#directory'
import type { Resolution } from './conflict-reason.ts'

/** Who here is whom there, as far as it is remembered. */
export interface KnownLink {
  upstreamId: string
  user: UserId
  digest: string
  missed: number
  goneAt: Millis | null
}

/** What an admin has said to a conflict. */
export interface Decision {
  resolution: Resolution
  /** With whom it was when it was decided. */
  user: UserId | null
  /** The username to import as. */
  name: string | null
}

/**
 * What is known here of some people of an external directory, and of those who stand in their way. Whoever plans says what
 * is taken and let go, so that two plans never give one name to two people.
 */
export class Facts {
  readonly #links = new Map<string, KnownLink>()
  readonly #linkOfUser = new Map<UserId, KnownLink>()
  readonly #users = new Map<UserId, User>()
  /** Null: held when it was read, and let go since. */
  readonly #holders = new Map<string, UserId | null>()
  readonly #subjects = new Set<string>()
  readonly #forgotten = new Set<string>()
  readonly #decisions = new Map<string, Decision>()
  readonly #moved = new Set<UserId>()
  readonly #groups = new Map<UserId, Set<GroupId>>()

  addLink(link: KnownLink): void {
    this.#links.set(link.upstreamId, link)
    this.#linkOfUser.set(link.user, link)
  }

  addUser(user: User): void {
    this.#users.set(user.id, user)
  }

  addHolder(folded: string, user: UserId): void {
    if (!this.#holders.has(folded)) this.#holders.set(folded, user)
  }

  addSubject(subject: string): void {
    this.#subjects.add(subject)
  }

  addForgotten(usernameHash: string): void {
    this.#forgotten.add(usernameHash)
  }

  addDecision(upstreamId: string, decision: Decision): void {
    this.#decisions.set(upstreamId, decision)
  }

  addMembership(user: UserId, group: GroupId): void {
    const known = this.#groups.get(user)
    if (known === undefined) this.#groups.set(user, new Set([group]))
    else known.add(group)
  }

  addMoved(user: UserId): void {
    this.#moved.add(user)
  }

  linkOf(upstreamId: string): KnownLink | undefined {
    return this.#links.get(upstreamId)
  }

  linkOfUser(user: UserId): KnownLink | undefined {
    return this.#linkOfUser.get(user)
  }

  user(id: UserId): User | undefined {
    return this.#users.get(id)
  }

  /** Whose username or address it is. */
  holderOf(name: string): UserId | undefined {
    return this.#holders.get(foldName(name)) ?? undefined
  }

  /** Whether somebody is known by it to apps: subjects stay when usernames change. */
  isSubjectTaken(subject: string): boolean {
    return this.#subjects.has(subject)
  }

  isForgotten(usernameHash: string): boolean {
    return this.#forgotten.has(usernameHash)
  }

  decisionOn(upstreamId: string): Decision | undefined {
    return this.#decisions.get(upstreamId)
  }

  /** Whether they have moved here from this directory, with their password. */
  hasMoved(user: UserId): boolean {
    return this.#moved.has(user)
  }

  /** The groups this directory has put somebody into. */
  groupsOf(user: UserId): ReadonlySet<GroupId> {
    return this.#groups.get(user) ?? none
  }

  /** Lets go of the names somebody has, and takes those they have from now on. */
  replace(before: User | null, after: User): void {
    if (before !== null) this.release(before)
    for (const name of [after.username, after.trashedAt === null ? after.email : null])
      if (name !== null) this.#holders.set(foldName(name), after.id)
    this.#users.set(after.id, after)
  }

  release({ id, username, email }: Pick<User, 'id' | 'username' | 'email'>): void {
    for (const name of [username, email])
      if (name !== null && this.holderOf(name) === id) this.#holders.set(foldName(name), null)
  }
}

const none: ReadonlySet<GroupId> = new Set()
