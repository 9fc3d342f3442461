import { sql } from 'kysely'
import { statSync } from 'node:fs'
import { appliedSteps, schemaSteps } from '#store'
import { about, type Check, type Found, type Inside } from './check.ts'

const store = about('store')
const keys = about('keys')

/** A larger file takes seconds to read through; `doorward verify` does, whatever the size. */
const quickBytesMax = 512 * 1024 * 1024

/** A store that opened has shown its key already: it is compared with what the store was written with. */
export const checkKeyFits: Check<Inside> = () => [keys.ok('fits', said => said.fits)]

export const checkSchema: Check<Inside> = async ({ store: { list } }) => {
  const applied = await appliedSteps(list)
  const newest = applied.at(-1) ?? 'none'
  const unknown = applied.filter(step => !schemaSteps.includes(step))
  if (unknown.length > 0)
    return [
      store.look(
        'schema',
        said => said.newerSchema(unknown.join(', ')),
        said => said.newerSchemaAdvice,
      ),
    ]
  return [
    applied.length < schemaSteps.length
      ? store.wrong(
          'schema',
          said => said.olderSchema(newest),
          said => said.olderSchemaAdvice,
        )
      : store.ok('schema', said => said.schema(newest)),
  ]
}

export const checkCurrent: Check<Inside> = ({ store: { isCurrent }, memory }) => {
  const { seq } = memory
  return [
    isCurrent()
      ? store.ok('current', said => said.current(String(seq)))
      : store.wrong(
          'current',
          said => said.lost,
          said => said.lostAdvice,
        ),
  ]
}

export const checkSqlite: Check<Inside> = async ({ store: { engine, list }, config: { storage }, wholeBefore }) => {
  if (engine !== 'sqlite' || !('sqlite' in storage)) return []
  const pragma = async (name: string): Promise<unknown> => {
    const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(list)
    return Object.values(rows[0] ?? {})[0]
  }
  const { bytes, isLarge } = sizeOf(storage.sqlite)
  const found: Found[] = [store.ok('engine', said => said.sqlite(bytes, storage.sqlite))]
  const journal = await pragma('journal_mode')
  found.push(
    journal === 'wal'
      ? store.ok('durable', said => said.writtenAhead)
      : store.wrong(
          'durable',
          said => said.journal(String(journal)),
          said => said.journalAdvice,
        ),
  )
  if (isLarge) found.push(store.ok('whole', said => said.tooLarge))
  else if (wholeBefore !== undefined) found.push(wholeBefore)
  else {
    const checked = await pragma('quick_check(1)')
    found.push(
      checked === 'ok'
        ? store.ok('whole', said => said.whole)
        : store.wrong(
            'whole',
            said => said.damaged(String(checked)),
            said => said.damagedAdvice,
          ),
    )
  }
  return found
}

function sizeOf(path: string): { bytes: number; isLarge: boolean } {
  const bytes = statSync(path).size
  return { bytes, isLarge: bytes > quickBytesMax }
}
