// `npm test`: the checks, the servers tests speak to, the dashboard, then every test. Names of files or folders narrow
// it: npm test -- server/test/signin
import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { buildDashboard } from './build.mjs'
import { runChecks } from './check.mjs'
import { ensureServers } from './servers.mjs'

const chosen = process.argv.slice(2)
if (chosen.length === 0) runChecks()
ensureServers()
buildDashboard()

const roots = chosen.length > 0 ? chosen : ['packages', 'server', 'bench', 'dashboard/src']
const files = roots
  .flatMap(root =>
    statSync(root).isFile()
      ? [root]
      : globSync(`${root}/**/*.test.ts`, { exclude: path => /node_modules|dist/.test(path) }),
  )
  .sort()
// Two at a time: many tests start servers and a browser, and their time-outs should not depend on how many cores there are.
const run = spawnSync(process.execPath, ['--test', '--test-concurrency=2', '--test-timeout=300000', ...files], {
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
