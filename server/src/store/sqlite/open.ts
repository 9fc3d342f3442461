import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { limits, OperatorProblem } from '#ground'
import { explainTrouble } from './trouble.ts'

export interface OpenOptions {
  readOnly: boolean
}

/**
 * Opens the file with the settings durability rests on, and asserts them: WAL with `synchronous=FULL`, or an
 * acknowledged commit could be lost in a power cut.
 */
export function openDatabase(path: string, options: OpenOptions): DatabaseSync {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: options.readOnly, timeout: limits.store.busyMs })
    db.exec(
      'pragma trusted_schema = off; pragma foreign_keys = on; pragma synchronous = full; pragma cache_size = -8000',
    )
    if (!options.readOnly) db.exec('pragma journal_mode = wal')
    expectPragma(db, 'journal_mode', 'wal')
    expectPragma(db, 'synchronous', 2)
    expectPragma(db, 'foreign_keys', 1)
    return db
  } catch (cause) {
    db?.close()
    const trouble = explainTrouble(cause)
    const reason = trouble instanceof Error ? trouble.message.replace(/\.$/, '') : String(trouble)
    throw new OperatorProblem('unavailable', `${path} cannot be opened. ${reason}. Nothing was changed.`, { cause })
  }
}

function expectPragma(db: DatabaseSync, name: string, wanted: string | number): void {
  const row = db.prepare(`pragma ${name}`).get()
  const found = row === undefined ? undefined : Object.values(row)[0]
  if (found !== wanted) throw new Error(`pragma ${name} is ${String(found)}, and ${wanted} is required`)
}

interface Prepared {
  statement: StatementSync
  returnsRows: boolean
}

export interface Executed {
  rows: unknown[]
  changes: bigint
  lastRowId: bigint
}

/** Prepared statements of one handle, by their text. */
export class Statements {
  readonly #db: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  execute(sql: string, parameters: readonly unknown[]): Executed {
    const { statement, returnsRows } = this.#prepare(sql)
    const values = parameters.map(bindable)
    if (returnsRows) return { rows: statement.all(...values), changes: 0n, lastRowId: 0n }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], changes: BigInt(changes), lastRowId: BigInt(lastInsertRowid) }
  }

  /** A statement of its own: a cached one could be started again while this is being read. */
  iterate(sql: string, parameters: readonly unknown[]): Iterable<unknown> {
    return this.#db.prepare(sql).iterate(...parameters.map(bindable))
  }

  #prepare(sql: string): Prepared {
    let entry = this.#prepared.get(sql)
    if (entry === undefined) {
      const statement = this.#db.prepare(sql)
      entry = { statement, returnsRows: statement.columns().length > 0 }
      // Statements differ by list lengths (`in (?, ?, …)`), so their number is bounded.
      if (this.#prepared.size >= 500) this.#prepared.clear()
      this.#prepared.set(sql, entry)
    }
    return entry
  }
}

/** node:sqlite binds neither booleans nor undefined. */
function bindable(value: unknown): SQLInputValue {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return value as SQLInputValue
}
