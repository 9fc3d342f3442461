// Runs under whatever Node starts npm (20 or later): installs what the lockfile names, once, and with it the
// pinned Node that runs everything else. `--ignore-scripts` is given here and not in .npmrc, where it would also
// switch off this very script.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

const stamp = 'node_modules/.installed'
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (installed !== wanted) {
  console.log('Installing dependencies (once per version) …')
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (run.status !== 0) {
    console.error('Installing failed. npm needs to reach its registry once; nothing else was changed.')
    process.exit(run.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
