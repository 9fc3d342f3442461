import { sql, type RawBuilder } from 'kysely'
import type { Kysely, AuditRow, Tables } from '#store'
import type { Millis } from '#ground'

/** Columns by whose index, with the moment behind them, the newest rows of one value are found. */
export type LeadColumn = 'reference' | 'subject' | 'actor' | 'app' | 'address' | 'kind' | 'outcome' | 'door'

/** Rows that have one of these values in one of these columns. */
export type AnyOf = readonly { column: LeadColumn; values: readonly string[] }[]

/** What the rows asked for have in common: each of `all` lets some through. */
export interface AuditPlan {
  all: readonly AnyOf[]
  /** At this moment or later. */
  from?: Millis | undefined
  /** Before this moment. */
  to?: Millis | undefined
}

/** After which row a page goes on. */
export interface AuditPosition {
  at: Millis
  id: string
}

/** So many values are looked up one by one; more are looked for along the time. */
const leadsMax = 100

/** How far rows are counted to see which condition is the narrowest; some milliseconds. */
const countMax = 50_000

const countValues = (any: AnyOf): number => any.reduce((count, { values }) => count + values.length, 0)

/**
 * The newest rows, at most `limit`. Told which index to go along, since no engine knows how rare a value is: the narrowest
 * condition leads, and each of its values is read newest first as far as the page needs; the others only let through.
 */
export async function readNewest(
  db: Kysely<Tables>,
  plan: AuditPlan,
  after: AuditPosition | undefined,
  limit: number,
): Promise<AuditRow[]> {
  if (plan.all.some(any => countValues(any) === 0)) return []
  const leads = await chooseLeads(db, plan)
  const filters = plan.all.filter(any => any !== leads)
  const within = sql.join(
    [
      ...betweenOf(plan),
      ...(after === undefined ? [] : [sql`("at", "id") < (${after.at}, ${after.id})`]),
      ...filters.map(letThrough),
      sql`1 = 1`,
    ],
    sql` and `,
  )
  const newest = (lead: RawBuilder<unknown>) =>
    sql`select "at", "id" from (select "at", "id" from "audit" where ${lead} and ${within} order by "at" desc, "id" desc limit ${limit}) as "newest"`
  const parts =
    leads === undefined
      ? [newest(sql`1 = 1`)]
      : leads.flatMap(({ column, values }) => values.map(value => newest(equals(column, value))))
  // `union` and not `union all`: somebody may be both who did it and whom it was done to.
  const found = await sql<AuditRow>`
    select "audit".* from (${sql.join(parts, sql` union `)}) as "found"
    join "audit" on "audit"."id" = "found"."id"
    order by "found"."at" desc, "found"."id" desc limit ${limit}`.execute(db)
  return found.rows
}

const betweenOf = ({ from, to }: AuditPlan): RawBuilder<unknown>[] => [
  ...(from === undefined ? [] : [sql`"at" >= ${from}`]),
  ...(to === undefined ? [] : [sql`"at" < ${to}`]),
]

/** The condition fewest rows meet, counted in the indexes; none when all name too many values. */
async function chooseLeads(db: Kysely<Tables>, plan: AuditPlan): Promise<AnyOf | undefined> {
  const able = plan.all.filter(any => countValues(any) <= leadsMax)
  if (able.length <= 1) return able[0]
  const between = sql.join([...betweenOf(plan), sql`1 = 1`], sql` and `)
  const counts = able.map((any, i) => {
    const parts = any
      .filter(({ values }) => values.length > 0)
      .map(({ column, values }) => {
        const meets =
          values.length === 1 ? equals(column, values[0] ?? '') : sql`${sql.ref(column)} in (${sql.join(values)})`
        return sql`(select count(*) from (select 1 from "audit" where ${meets} and ${between} limit ${countMax}) as "met")`
      })
    return sql`${sql.join(parts, sql` + `)} as ${sql.id(`c${i}`)}`
  })
  const { rows } = await sql<Record<string, number | string>>`select ${sql.join(counts)}`.execute(db)
  const counted = able.map((any, i) => ({ any, count: Number(rows[0]?.[`c${i}`] ?? countMax) }))
  return counted.toSorted((a, b) => a.count - b.count)[0]?.any
}

/** As text, since the index of refusals holds nothing else and a parameter could be anything. */
const equals = (column: LeadColumn, value: string): RawBuilder<unknown> =>
  column === 'outcome' ? sql`"outcome" = ${sql.lit(value)}` : sql`${sql.ref(column)} = ${value}`

/** `|| ''` keeps the engine from going along this column's index instead. */
const letThrough = (any: AnyOf): RawBuilder<unknown> =>
  sql`(${sql.join(
    any
      .filter(({ values }) => values.length > 0)
      .map(({ column, values }) => sql`${sql.ref(column)} || '' in (${sql.join(values)})`),
    sql` or `,
  )})`

/** Every kind there is in the trail, each found by one step in the index. */
export async function readKinds(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    with recursive "step" ("kind") as (
      select min("kind") from "audit"
      union all
      select (select min("kind") from "audit" where "kind" > "step"."kind") from "step" where "step"."kind" is not null
    )
    select "kind" from "step" where "kind" is not null`.execute(db)
  return rows.map(({ kind }) => kind)
}
