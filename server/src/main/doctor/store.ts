import { sql } from 'kysely'
import { statSync } from 'node:fs'
import { appliedSteps, schemaSteps } from '#store'
import { about, type Check, type Finding, type Inside } from './check.ts'

const store = about('store')
const keys = about('keys')

/** A larger file takes seconds to read through; `doorward verify` does, whatever the size. */
const quickBytesMax = 512 * 1024 * 1024

/** A store that opened has shown its key already: it is compared with what the store was written with. */
export const checkKeyFits: Check<Inside> = () => [keys.ok('fits', 'The key is the one the store was written with.')]

export const checkSchema: Check<Inside> = async ({ store: { list } }) => {
  const applied = await appliedSteps(list)
  const newest = applied.at(-1) ?? 'none'
  const unknown = applied.filter(step => !schemaSteps.includes(step))
  if (unknown.length > 0)
    return [
      store.look(
        'schema',
        `The schema is newer than this program (${unknown.join(', ')}).`,
        'Another node runs a later version. Upgrade this one too.',
      ),
    ]
  return applied.length < schemaSteps.length
    ? [store.wrong('schema', `The schema stands at ${newest}.`, 'Restart the server, which brings it up to date.')]
    : [store.ok('schema', `The schema stands at ${newest}, as this program wants it.`)]
}

export const checkCurrent: Check<Inside> = ({ store: { isCurrent }, memory }) => [
  isCurrent()
    ? store.ok('current', `What answers stands at change ${memory.seq}.`)
    : store.wrong(
        'current',
        'This node cannot follow the store, so it decides nothing.',
        'Look whether the database answers; the node goes on by itself when it does.',
      ),
]

export const checkSqlite: Check<Inside> = async ({ store: { engine, list }, config: { storage } }) => {
  if (engine !== 'sqlite' || !('sqlite' in storage)) return []
  const pragma = async (name: string): Promise<unknown> => {
    const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(list)
    return Object.values(rows[0] ?? {})[0]
  }
  const { bytes, isLarge } = sizeOf(storage.sqlite)
  const found: Finding[] = [store.ok('engine', `SQLite, ${(bytes / 1024 ** 2).toFixed(1)} MB in ${storage.sqlite}.`)]
  const journal = await pragma('journal_mode')
  found.push(
    journal === 'wal'
      ? store.ok('durable', 'Written ahead and flushed with every commit: what was answered is on the disk.')
      : store.wrong(
          'durable',
          `The journal mode is ${String(journal)}.`,
          'Another program has changed the file. Stop it, and restart the server, which sets this right.',
        ),
  )
  if (isLarge) found.push(store.ok('whole', 'It is too large to be read through here; “doorward verify” does that.'))
  else {
    const said = await pragma('quick_check(1)')
    found.push(
      said === 'ok'
        ? store.ok('whole', 'It was read through, and its pages and indexes are whole.')
        : store.wrong('whole', `It is damaged: ${String(said)}.`, 'Stop the server and restore the last good backup.'),
    )
  }
  return found
}

function sizeOf(path: string): { bytes: number; isLarge: boolean } {
  const bytes = statSync(path).size
  return { bytes, isLarge: bytes > quickBytesMax }
}
