import type { Kysely, OidcRecordRow, Tables } from '#store'
import type { SessionFacts } from '#signin'

/** An artefact as it was read, with all that says whether it still counts. */
export interface FoundRecord {
  row: OidcRecordRow
  /** The session it stands on. */
  session: SessionFacts | null
  /** What it hangs on, if that is still there; it stands on the same session. */
  grant: OidcRecordRow | null
}

/** Models that are looked at together with their grant, which the library asks for next. */
const withGrant: ReadonlySet<string> = new Set(['AccessToken', 'RefreshToken', 'AuthorizationCode', 'DeviceCode'])

const recordColumns = [
  'model',
  'id',
  'payload',
  'grantId',
  'uid',
  'userCode',
  'sessionId',
  'userId',
  'credentialVersion',
  'appId',
  'consumedAt',
  'expiresAt',
] as const satisfies (keyof OidcRecordRow)[]
const sessionColumns = [
  'id',
  'userId',
  'credentialVersion',
  'amr',
  'authAt',
  'createdAt',
  'expiresAt',
  'lastSeenAt',
  'endedAt',
] as const satisfies (keyof SessionFacts)[]

type Flat = OidcRecordRow & Record<`s_${string}` | `g_${string}`, unknown>

/**
 * Reads records of one model by a column, each with its session and its grant in one query, whose text is made once:
 * making it takes longer than answering it.
 */
export function createRecordReader(read: Kysely<Tables>, model: string, column: 'id' | 'uid' | 'userCode') {
  const joinsGrant = withGrant.has(model)
  const query = read
    .selectFrom('oidcRecord as r')
    .leftJoin('session as s', 's.id', 'r.sessionId')
    .$if(joinsGrant, on =>
      on
        .leftJoin('oidcRecord as g', join => join.onRef('g.id', '=', 'r.grantId').on('g.model', '=', 'Grant'))
        .select(recordColumns.map(name => `g.${name} as g_${name}` as const)),
    )
    .select(recordColumns.map(name => `r.${name}` as const))
    .select(sessionColumns.map(name => `s.${name} as s_${name}` as const))
    .where('r.model', '=', model)
    .where(`r.${column}`, '=', '')
    .compile()
  const fixed = query.parameters.slice(0, -1)

  return async (value: string): Promise<FoundRecord | undefined> => {
    const { rows } = await read.executeQuery({ ...query, parameters: [...fixed, value] })
    const flat = rows[0] as Flat | undefined
    if (flat === undefined) return undefined
    return {
      row: flat,
      session: flat['s_id'] === null ? null : pick<SessionFacts>(flat, 's_', sessionColumns),
      grant: !joinsGrant || flat['g_id'] === null ? null : pick<OidcRecordRow>(flat, 'g_', recordColumns),
    }
  }
}

function pick<Row>(flat: Flat, prefix: 's_' | 'g_', columns: readonly (keyof Row & string)[]): Row {
  const row: Partial<Record<string, unknown>> = {}
  for (const name of columns) row[name] = flat[`${prefix}${name}`]
  return row as Row
}
