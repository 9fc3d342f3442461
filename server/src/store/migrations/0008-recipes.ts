import type { Kysely } from 'kysely'
import { textType } from './column-types.ts'
import type { Dialect } from './index.ts'

/** By which recipe an app was set up. */
export async function up({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await schema.alterTable('app').addColumn('recipe', textType(dialect)).execute()
}
