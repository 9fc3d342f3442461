// The real servers the tests speak to, from Debian's packages. As root on Debian they are installed; elsewhere the one
// command to run is printed. In CI a missing one is a failure: a suite that skipped its peers has shown nothing.
import { existsSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

/** A file each package brings, and the package. */
const wanted = [
  ['/usr/sbin/slapd', 'slapd'],
  ['/usr/bin/ldapsearch', 'ldap-utils'],
  ['/usr/sbin/apache2', 'apache2'],
  ['/usr/lib/apache2/modules/mod_auth_openidc.so', 'libapache2-mod-auth-openidc'],
  ['/usr/bin/chromium', 'chromium'],
  // Faults: what stops a call, turns the clock and makes a disk.
  ['/usr/bin/strace', 'strace'],
  ['/usr/bin/faketime', 'faketime'],
  ['/usr/sbin/mkfs.ext4', 'e2fsprogs'],
]

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

export function ensureServers() {
  const missing = () => wanted.filter(([file]) => !existsSync(file)).map(([, name]) => name)
  if (missing().length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing().join(' ')}`
  if (isDebian() && process.getuid?.() === 0) {
    console.log(`Installing the servers the tests speak to: ${missing().join(' ')} …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    const run = spawnSync('apt-get', command.split(' ').slice(1), { encoding: 'utf8', env })
    if (run.status !== 0) console.error(run.stdout + run.stderr)
  }
  if (missing().length === 0) return
  if (process.env.CI) {
    console.error(`The tests need these, and in CI they may not be skipped: ${missing().join(' ')}`)
    process.exit(1)
  }
  console.log(
    `Tests with real servers are skipped for want of: ${missing().join(' ')}\nTo have them run:  sudo ${command}\n`,
  )
}
