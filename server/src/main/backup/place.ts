import { isAbsolute, join } from 'node:path'
import { readPostgresSnapshot, readSqliteSnapshot, type Dialect, type Kysely, type Tables } from '#store'
import type { Database } from '../open-store.ts'

/** Where a store lies, in plain data, so that another thread can find it. */
export type Place = { engine: 'sqlite'; path: string } | { engine: 'postgres'; url: string }

export function placeOf(database: Database, dataFolder: string): Place {
  if (typeof database !== 'string') return { engine: 'postgres', url: database.postgres.reveal() }
  return { engine: 'sqlite', path: isAbsolute(database) ? database : join(dataFolder, database) }
}

/** Reads a store as of one moment, beside whoever serves from it. */
export function readSnapshot<T>(place: Place, work: (db: Kysely<Tables>, engine: Dialect) => Promise<T>): Promise<T> {
  return place.engine === 'sqlite'
    ? readSqliteSnapshot(place.path, db => work(db, 'sqlite'))
    : readPostgresSnapshot(place.url, db => work(db, 'postgres'))
}
