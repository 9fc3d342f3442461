// `npm start`: builds the dashboard when its sources changed, then serves. Flags go through: npm start -- --port 9000
import { buildDashboard } from './build-dashboard.mjs'

buildDashboard()
process.argv.splice(2, 0, 'serve')
await import('../server/bin/doorward.mjs')
