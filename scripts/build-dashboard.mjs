// Builds dashboard/dist once per state of its sources; a second start finds the stamp and builds nothing.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

const sources = [
  'dashboard/index.html',
  'dashboard/vite.config.ts',
  'dashboard/src',
  'dashboard/public',
  'packages/contract/src',
  'package-lock.json',
]
const stamp = 'dashboard/dist/.sources'

/** Every file below a path, in a fixed order. */
function* filesOf(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) yield path
  else for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name))
}

export function buildDashboard() {
  const hash = createHash('sha256')
  for (const root of sources)
    for (const file of filesOf(root)) hash.update(file).update('\0').update(readFileSync(file))
  const wanted = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Building the dashboard (once per version) …')
  const run = spawnSync(process.execPath, ['../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: 'dashboard',
    stdio: 'inherit',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
  writeFileSync(stamp, wanted)
}

if (import.meta.main) buildDashboard()
