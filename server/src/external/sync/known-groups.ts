import type { GroupId } from '#ground'
import { findSensitiveGroups, foldName, groupFromRow, type Group } from '#directory'
import type { Kysely, Tables } from '#store'

/** The groups here, as far as what comes from an external directory meets them. Groups are few. */
export class KnownGroups {
  readonly #byId = new Map<string, Group>()
  readonly #names = new Map<string, string>()
  readonly #localOfCode = new Map<string, GroupId>()
  /** By the id there. */
  readonly #links = new Map<string, GroupId>()
  readonly #sensitive: ReadonlySet<GroupId>

  constructor(groups: Iterable<Group>, links: Iterable<[string, GroupId]>, sensitive: ReadonlySet<GroupId>) {
    for (const group of groups) {
      this.take(group)
      const code = foldName(group.code)
      if (group.source === 'local' && !this.#localOfCode.has(code)) this.#localOfCode.set(code, group.id)
    }
    for (const [upstreamId, id] of links) this.#links.set(upstreamId, id)
    this.#sensitive = sensitive
  }

  exists(id: GroupId): boolean {
    return this.#byId.has(id)
  }

  linked(upstreamId: string): Group | undefined {
    const id = this.#links.get(upstreamId)
    return id === undefined ? undefined : this.#byId.get(id)
  }

  localOfCode(code: string): GroupId | undefined {
    return this.#localOfCode.get(foldName(code))
  }

  isSensitive(id: GroupId): boolean {
    return this.#sensitive.has(id)
  }

  hasName(name: string): boolean {
    return this.#names.has(foldName(name))
  }

  /** A group is there, or has another name, from now on. */
  take(group: Group): void {
    const before = this.#byId.get(group.id)
    if (before !== undefined) this.#names.delete(foldName(before.name))
    this.#byId.set(group.id, group)
    this.#names.set(foldName(group.name), group.id)
  }
}

export async function readKnownGroups(db: Kysely<Tables>, directoryId: string): Promise<KnownGroups> {
  const rows = await db.selectFrom('group').selectAll().orderBy('id').execute()
  const links = await db
    .selectFrom('externalLink')
    .select(['upstreamId', 'localId'])
    .where('directoryId', '=', directoryId)
    .where('kind', '=', 'group')
    .execute()
  return new KnownGroups(
    // Who manages a group is nothing an external directory could change.
    rows.map(row => groupFromRow(row, [])),
    links.map(({ upstreamId, localId }) => [upstreamId, localId as GroupId]),
    await findSensitiveGroups({ db }),
  )
}
