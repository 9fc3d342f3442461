import type { Sealer } from '#ground'
import { verifyDirectory } from '#directory'
import { Checks, verifyStore, type Dialect, type Finding, type Kysely, type Tables } from '#store'

/** Where sealed values lie, and the column each row is known by. */
const sealedColumns = [
  { table: 'secret', row: 'id', column: 'sealed' },
  { table: 'signingKey', row: 'kid', column: 'sealedPrivateJwk' },
  { table: 'externalDirectory', row: 'id', column: 'bindPassword' },
  { table: 'externalDirectory', row: 'id', column: 'clientKey' },
] as const

export interface VerifiedStore {
  db: Kysely<Tables>
  engine: Dialect
  sealer: Sealer
}

/** Every check there is of a store at rest. `db` is a snapshot. */
export async function verifyEverything({ db, engine, sealer }: VerifiedStore): Promise<Finding[]> {
  const checks = new Checks()
  await verifyStore(db, engine, checks)
  await verifyDirectory({ db, engine, sealer, checks })
  await verifySealed(db, sealer, checks)
  return checks.findings()
}

/** What was sealed opens with the key that is there, at the place it was sealed for. */
async function verifySealed(db: Kysely<Tables>, sealer: Sealer, checks: Checks): Promise<void> {
  checks.begin('sealed-values')
  for (const { table, row, column } of sealedColumns)
    for (const found of await db
      .selectFrom(table as 'secret')
      .selectAll()
      .execute()) {
      const values = found as unknown as Record<string, string | null>
      const [id, sealed] = [values[row] ?? '', values[column] ?? null]
      if (sealed !== null)
        checks.expect(
          'sealed-values',
          opens(sealer, sealed, { table, row: id, column }),
          () => `The ${column} of ${table} ${id} does not open with the key in use.`,
        )
    }
}

function opens(sealer: Sealer, sealed: string, place: { table: string; row: string; column: string }): boolean {
  try {
    sealer.open(sealed, place)
    return true
  } catch {
    return false
  }
}

/** One line about each check that found something; empty when all is well. */
export const wrongOf = (findings: Finding[]): string[] =>
  findings.flatMap(({ check, wrong, examples }) =>
    wrong === 0 ? [] : [...examples.map(example => `${check}: ${example}`), ...more(check, wrong - examples.length)],
  )

const more = (check: string, count: number): string[] => (count > 0 ? [`${check}: … and ${count} more.`] : [])
