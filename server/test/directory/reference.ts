import type { AppId, GroupId, Millis, UserId } from '#ground'
import { defaultSettings, foldName, type App, type AttributeId, type CustomAttribute, type Group } from '#directory'
import type { ServiceAccount, Settings, User } from '#directory'
import type { Kysely, Selectable, Tables } from '#store'

/** Rows as they lie in the tables at one moment. */
interface Rows {
  seq: number
  formSeq: number
  user: Selectable<Tables['user']>[]
  group: Selectable<Tables['group']>[]
  membership: Selectable<Tables['membership']>[]
  groupMember: Selectable<Tables['groupMember']>[]
  groupManager: Selectable<Tables['groupManager']>[]
  attribute: Selectable<Tables['attribute']>[]
  app: Selectable<Tables['app']>[]
  serviceAccount: Selectable<Tables['serviceAccount']>[]
  setting: Selectable<Tables['setting']>[]
}

/** Ids by the id of a group. */
interface Standing {
  direct: Map<string, Set<string>>
  members: Map<string, Set<string>>
  inside: Map<string, Set<string>>
  allInside: Map<string, Set<string>>
}

export async function readRows(db: Kysely<Tables>): Promise<Rows> {
  const last = await db.selectFrom('change').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const form = await db.selectFrom('meta').select('value').where('key', '=', 'formSeq').executeTakeFirst()
  return {
    seq: last?.seq ?? 0,
    formSeq: Number(form?.value ?? 0),
    user: await db.selectFrom('user').selectAll().execute(),
    group: await db.selectFrom('group').selectAll().execute(),
    membership: await db.selectFrom('membership').selectAll().execute(),
    groupMember: await db.selectFrom('groupMember').selectAll().execute(),
    groupManager: await db.selectFrom('groupManager').selectAll().execute(),
    attribute: await db.selectFrom('attribute').selectAll().orderBy('createdAt').orderBy('id').execute(),
    app: await db.selectFrom('app').selectAll().execute(),
    serviceAccount: await db.selectFrom('serviceAccount').selectAll().orderBy('id').execute(),
    setting: await db.selectFrom('setting').selectAll().execute(),
  }
}

const isOver = (expiresAt: Millis | null, now: Millis): boolean => expiresAt !== null && expiresAt <= now

/**
 * What the directory must answer, worked out from its rows each time it is asked: slow, plain, and of nothing that the
 * directory in memory is made of.
 */
export class Reference {
  readonly rows: Rows
  readonly #standings = new Map<Millis, Standing>()

  constructor(rows: Rows) {
    this.rows = rows
  }

  users(): User[] {
    const declared = new Set(this.rows.attribute.map(({ id }) => id))
    return this.rows.user.map(row => ({
      ...row,
      id: row.id as UserId,
      role: row.role as User['role'],
      emailVerified: row.emailVerified === 1,
      namesSet: row.namesSet === 1,
      disabledByAdmin: row.disabledByAdmin === 1,
      disabledByDirectory: row.disabledByDirectory === 1,
      secondFactor: row.secondFactor === 1,
      attributes: onlyDeclared((JSON.parse(row.attributes ?? '{}') ?? {}) as User['attributes'], declared),
      sshKeys: JSON.parse(row.sshKeys ?? '[]') as string[],
    }))
  }

  groups(): Group[] {
    return this.rows.group.map(({ folded: _folded, ...row }) => ({
      ...row,
      id: row.id as GroupId,
      managers: this.rows.groupManager
        .filter(({ groupId }) => groupId === row.id)
        .map(({ userId }) => userId as UserId)
        .sort(),
    }))
  }

  attributes(): CustomAttribute[] {
    return this.rows.attribute.map(({ folded: _folded, ...row }) => ({
      ...row,
      id: row.id as AttributeId,
      type: row.type as CustomAttribute['type'],
      seenBy: row.seenBy as CustomAttribute['seenBy'],
      editedBy: row.editedBy as CustomAttribute['editedBy'],
      multiValued: row.multiValued === 1,
      searchable: row.searchable === 1,
    }))
  }

  services(): ServiceAccount[] {
    return this.rows.serviceAccount.map(({ folded: _folded, ...row }) => ({
      ...row,
      id: row.id as ServiceAccount['id'],
      contactId: row.contactId as UserId | null,
      role: row.role as ServiceAccount['role'],
      disabled: row.disabled === 1,
    }))
  }

  apps(): Pick<App, 'id' | 'name' | 'access' | 'version' | 'enabled'>[] {
    return this.rows.app.map(({ id, name, access, version, enabled }) => ({
      id: id as AppId,
      name,
      access: JSON.parse(access) as App['access'],
      version,
      enabled: enabled === 1,
    }))
  }

  settings(): Settings {
    const settings: Record<string, object> = { ...defaultSettings }
    for (const { key, value } of this.rows.setting)
      settings[key] = { ...settings[key], ...(JSON.parse(value) as object) }
    return settings as unknown as Settings
  }

  /** Who is in what at a moment. Several memories are compared, so it is worked out once. */
  at(now: Millis): Standing {
    const known = this.#standings.get(now) ?? this.#standingAt(now)
    this.#standings.set(now, known)
    return known
  }

  #standingAt(now: Millis): Standing {
    const standing: Standing = { direct: new Map(), members: new Map(), inside: new Map(), allInside: new Map() }
    for (const { id } of this.rows.group) {
      standing.direct.set(id, this.#directMembers(id, now))
      standing.inside.set(id, this.#directInside(id, now))
      standing.allInside.set(id, this.#allInside(id, now))
    }
    for (const { id } of this.rows.group) {
      const members = new Set(standing.direct.get(id))
      for (const inside of standing.allInside.get(id) ?? [])
        for (const user of standing.direct.get(inside) ?? []) members.add(user)
      standing.members.set(id, members)
    }
    return standing
  }

  #directMembers(group: string, now: Millis): Set<string> {
    const found = new Set<string>()
    for (const row of this.rows.membership)
      if (row.groupId === group && !isOver(row.expiresAt, now)) found.add(row.userId)
    return found
  }

  #directInside(group: string, now: Millis): Set<string> {
    const found = new Set<string>()
    for (const row of this.rows.groupMember)
      if (row.groupId === group && !isOver(row.expiresAt, now)) found.add(row.memberId)
    return found
  }

  /** Goes over all rows again until nothing new is found. */
  #allInside(group: string, now: Millis): Set<string> {
    const found = this.#directInside(group, now)
    for (let before = -1; before !== found.size; ) {
      before = found.size
      for (const row of this.rows.groupMember)
        if (found.has(row.groupId) && !isOver(row.expiresAt, now)) found.add(row.memberId)
    }
    return found
  }

  /** The latest version of the group and of all that are inside of it, ended or not. */
  touched(group: GroupId): number {
    const inside = this.#allInside(group, Number.NEGATIVE_INFINITY).add(group)
    return Math.max(...this.rows.group.filter(({ id }) => inside.has(id)).map(({ version }) => version))
  }

  /** By member: the latest end of all that makes somebody a direct member; null for none. */
  ends(group: GroupId): Map<string, Millis | null> {
    const ends = new Map<string, Millis | null>()
    for (const { groupId, userId, expiresAt } of this.rows.membership) {
      if (groupId !== group) continue
      const other = ends.get(userId)
      ends.set(userId, expiresAt === null || other === null ? null : Math.max(expiresAt, other ?? 0))
    }
    return ends
  }

  having(attribute: AttributeId, value: string): Set<string> {
    const found = new Set<string>()
    for (const user of this.users())
      for (const own of user.attributes[attribute] ?? []) if (foldName(own) === foldName(value)) found.add(user.id)
    return found
  }

  isActive(user: User, now: Millis): boolean {
    return (
      user.username !== null &&
      user.trashedAt === null &&
      user.goneAt === null &&
      !user.disabledByAdmin &&
      !user.disabledByDirectory &&
      !isOver(user.expiresAt, now)
    )
  }
}

/** Values of what is declared no more are nobody's, wherever they still lie. */
export const onlyDeclared = (values: User['attributes'], declared: ReadonlySet<string>): User['attributes'] =>
  Object.fromEntries(Object.entries(values).filter(([id]) => declared.has(id)))
