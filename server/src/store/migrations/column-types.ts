import { sql, type RawBuilder } from 'kysely'
import type { Dialect } from './index.ts'

/**
 * Text that sorts, compares and folds byte by byte on both engines: PostgreSQL would otherwise follow the locale its
 * database was made with, and pages would be cut at other places than SQLite cuts them.
 */
export const textType = (dialect: Dialect): 'text' | RawBuilder<unknown> =>
  dialect === 'sqlite' ? 'text' : sql`text collate "C"`
