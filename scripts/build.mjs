// What a start needs made beforehand: the dashboard's files, and the server's. Each is made once per state of
// its sources; a second start finds the stamps and makes nothing.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

const targets = {
  dashboard: {
    saying: 'Building the dashboard (once per version) …',
    sources: [
      'dashboard/index.html',
      'dashboard/vite.config.ts',
      'dashboard/vite',
      'dashboard/src',
      'packages/contract/src',
      'package-lock.json',
    ],
    stamp: 'dashboard/dist/.sources',
    command: ['../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    folder: 'dashboard',
  },
  server: {
    saying: 'Building the server (once per version) …',
    sources: ['scripts/bundle.mjs', 'server/src', 'packages/ldap/src', 'packages/contract/src', 'package-lock.json'],
    stamp: 'server/dist/.sources',
    command: ['scripts/bundle.mjs'],
    folder: '.',
  },
}

/** Every file below a path, in a fixed order. */
function* filesOf(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) yield path
  else for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name))
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.version)
  for (const root of sources)
    for (const file of filesOf(root)) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function make({ saying, sources, stamp, command, folder }) {
  const wanted = hashOf(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log(saying)
  const run = spawnSync(process.execPath, command, { cwd: folder, stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
  writeFileSync(stamp, wanted)
}

export function build() {
  make(targets.dashboard)
  make(targets.server)
}

if (import.meta.main) build()
