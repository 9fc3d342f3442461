/** Commits row after row with `synchronous=NORMAL` and says so: what the power cut must be seen to take away. */
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const db = new DatabaseSync(process.argv[2] ?? '')
db.exec('pragma journal_mode = wal; pragma synchronous = normal; create table said (n integer primary key)')
const insert = db.prepare('insert into said default values')
// Fewer than a checkpoint takes, which would flush them, and than the kernel writes by itself.
for (let i = 0; i < 500; i++) writeSync(1, `${insert.run().lastInsertRowid}\n`)
setInterval(() => undefined, 1000)
