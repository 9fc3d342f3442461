// The same row and the same promise without a store: node:sqlite, one transaction for each change, on the disk before
// the next begins.
import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

const [path = '', seconds = ''] = process.argv.slice(2)
const db = new DatabaseSync(path)
db.exec('pragma journal_mode = wal; pragma synchronous = full')
db.exec('create table session (id text primary key, token text unique, userId text, at integer, data text)')
const insert = db.prepare('insert into session values (?, ?, ?, ?, ?)')
const from = performance.now()
const until = from + Number(seconds) * 1000
let count = 0
while (performance.now() < until) {
  insert.run(randomUUID(), randomUUID(), randomUUID(), Date.now(), '{"amr":["pwd"],"address":"127.0.0.1"}')
  count++
}
console.log(JSON.stringify({ perSecond: (count / (performance.now() - from)) * 1000 }))
db.close()
