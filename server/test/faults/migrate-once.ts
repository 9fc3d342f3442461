/** Opens a database as the store's writer does and migrates it: what a kill in the middle of a migration needs. */
import { migrationBuilder } from '../../src/store/sqlite/connection.ts'
import { openDatabase } from '../../src/store/sqlite/open.ts'
import { migrate } from '../../src/store/migrations/index.ts'

const [path = '', to] = process.argv.slice(2)
const db = openDatabase(path, { readOnly: false })
await migrate(migrationBuilder(db), 'sqlite', to)
db.close()
