// `npm start`: makes what has to be made, then serves. Flags go through: npm start -- --port 9000
import { build } from './build.mjs'

build()
process.argv.splice(2, 0, 'serve')
await import('../server/bin/doorward.mjs')
