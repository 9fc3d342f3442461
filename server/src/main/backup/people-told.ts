import type { Kysely, Tables } from '#store'

/** Somebody as a restore names them. */
export interface PersonTold {
  username: string
  displayName: string
  why: 'disabled' | 'in the trash' | 'gone upstream' | 'deleted for good'
}

export interface TokenTold {
  name: string
  /** Of its person, or the name of its service account. */
  username: string
  scopes: string[]
}

export interface Standing extends Omit<PersonTold, 'why'> {
  id: string
  /** Null: active. */
  why: PersonTold['why'] | null
}

/** Everybody, and how they stand. Reads no column that the first version did not have. */
export async function readStandings(db: Kysely<Tables>): Promise<Standing[]> {
  const rows = await db
    .selectFrom('user')
    .select(['id', 'username', 'displayName', 'trashedAt', 'goneAt', 'disabledByAdmin', 'disabledByDirectory'])
    .orderBy('username')
    .execute()
  return rows.map(({ id, username, displayName, trashedAt, goneAt, disabledByAdmin, disabledByDirectory }) => ({
    id,
    username: username ?? id,
    displayName,
    why:
      trashedAt !== null
        ? 'in the trash'
        : goneAt !== null
          ? 'gone upstream'
          : disabledByAdmin + disabledByDirectory > 0
            ? 'disabled'
            : null,
  }))
}

/** Who may not sign in, as the store says. */
export const readRefused = async (db: Kysely<Tables>): Promise<PersonTold[]> =>
  (await readStandings(db)).flatMap(({ username, displayName, why }) =>
    why === null ? [] : [{ username, displayName, why }],
  )

/** Who may sign in here, and no longer in the newer store. */
export async function readRefusedSince(db: Kysely<Tables>, newer: Standing[]): Promise<PersonTold[]> {
  const later = new Map(newer.map(person => [person.id, person.why]))
  return (await readStandings(db)).flatMap(({ id, username, displayName, why }) => {
    const whyLater = later.has(id) ? (later.get(id) ?? null) : 'deleted for good'
    return why === null && whyLater !== null ? [{ username, displayName, why: whyLater }] : []
  })
}

/** API tokens of service accounts, told as those of people are: by the account's name. */
export async function readServiceTokens(db: Kysely<Tables>): Promise<TokenTold[]> {
  const rows = await db
    .selectFrom('serviceToken')
    .innerJoin('serviceAccount', 'serviceAccount.id', 'serviceToken.accountId')
    .select(['serviceToken.name', 'serviceAccount.name as username', 'scopes'])
    .orderBy('username')
    .execute()
  return rows.map(row => ({ ...row, scopes: JSON.parse(row.scopes) as string[] }))
}

/** API tokens that work. */
export async function readTokens(db: Kysely<Tables>): Promise<TokenTold[]> {
  const rows = await db
    .selectFrom('apiToken')
    .innerJoin('user', 'user.id', 'apiToken.userId')
    .select(['apiToken.name', 'username', 'scopes'])
    .orderBy('username')
    .execute()
  return rows.map(({ name, username, scopes }) => ({
    name,
    username: username ?? '–',
    scopes: JSON.parse(scopes) as string[],
  }))
}
