import { sql } from 'kysely'
import type { Kysely, Tables } from '#store'
import { limits, type Millis } from '#ground'

/** Many sign-ins from one address that did not work. */
export interface Burst {
  address: string
  count: number
  lastAt: Millis
  /** All of them for usernames that nobody has. */
  allUnknown: boolean
  /** Somebody has signed in from there too. */
  gotIn: boolean
}

interface BurstRow {
  address: string
  count: number | string
  known: number | string
  lastAt: Millis
  gotIn: number | string
}

/**
 * Addresses with many refused sign-ins since then, the busiest first. Told which indexes to go along, as no engine knows
 * how rare a value is: refusals have one of their own, which wants the outcome as text, and whether somebody got in is
 * looked for among what that address did; `|| ''` keeps the engine from reading every sign-in of everybody instead.
 */
export async function readBursts(db: Kysely<Tables>, since: Millis): Promise<Burst[]> {
  const { burstMin, burstsTold, refusalsReadMax } = limits.activity
  const { rows } = await sql<BurstRow>`
    select "burst".*, (
      select count(*) from (
        select 1 from "audit"
        where "address" = "burst"."address" and "at" >= ${since}
          and "kind" || '' = 'sign-in' and "outcome" || '' = 'done' limit 1
      ) as "done"
    ) as "gotIn"
    from (
      select "address", count(*) as "count", count("subject") as "known", max("at") as "lastAt"
      from (
        select "address", "subject", "at", "kind" from "audit"
        where "outcome" = 'refused' and "at" >= ${since} order by "at" desc, "id" desc limit ${refusalsReadMax}
      ) as "refused"
      where "kind" = 'sign-in' and "address" is not null
      group by "address" having count(*) >= ${burstMin}
      order by "count" desc, "lastAt" desc limit ${burstsTold}
    ) as "burst" order by "burst"."count" desc, "burst"."lastAt" desc`.execute(db)
  return rows.map(({ address, count, known, lastAt, gotIn }) => ({
    address,
    count: Number(count),
    lastAt,
    allUnknown: Number(known) === 0,
    gotIn: Number(gotIn) > 0,
  }))
}
