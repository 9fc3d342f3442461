// The real servers the tests speak to, from Debian's packages. As root on Debian they are installed; elsewhere the one
// command to run is printed. In CI a missing one is a failure: a suite that skipped its peers has shown nothing.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

/** A file each package brings, and the package. */
const wanted = [
  ['/usr/sbin/slapd', 'slapd'],
  ['/usr/bin/ldapsearch', 'ldap-utils'],
  ['/usr/sbin/apache2', 'apache2'],
  ['/usr/lib/apache2/modules/mod_auth_openidc.so', 'libapache2-mod-auth-openidc'],
  ['/usr/lib/python3/dist-packages/authlib/oauth2/client.py', 'python3-authlib'],
  ['/usr/lib/python3/dist-packages/requests/__init__.py', 'python3-requests'],
  ['/usr/lib/apache2/modules/mod_oauth2.so', 'libapache2-mod-oauth2'],
  ['/usr/bin/chromium', 'chromium'],
  ['/usr/lib/postgresql/*/bin/initdb', 'postgresql'],
  ['/usr/bin/aiosmtpd', 'python3-aiosmtpd'],
  // Opens backups by another program than ours.
  ['/usr/bin/age', 'age'],
  // Faults: what stops a call, turns the clock and makes a disk.
  ['/usr/bin/strace', 'strace'],
  ['/usr/bin/faketime', 'faketime'],
  ['/usr/sbin/mkfs.ext4', 'e2fsprogs'],
]

/** A path, or one with a folder named `*`: a version. */
const isThere = file => {
  const [before, behind] = file.split('/*/')
  if (behind === undefined) return existsSync(file)
  return existsSync(before) && readdirSync(before).some(name => existsSync(`${before}/${name}/${behind}`))
}

/** Debian's package makes a cluster of its own and starts it, unless it is told before it is there. */
const wantNoMainCluster = () => {
  const folder = '/etc/postgresql-common'
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/createcluster.conf`, 'create_main_cluster = false\n')
}

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

export function ensureServers() {
  const missing = () => wanted.filter(([file]) => !isThere(file)).map(([, name]) => name)
  if (missing().length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing().join(' ')}`
  if (isDebian() && process.getuid?.() === 0) {
    console.log(`Installing the servers the tests speak to: ${missing().join(' ')} …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    wantNoMainCluster()
    // What was written before the package came stays as it is.
    const options = ['-o', 'Dpkg::Options::=--force-confold']
    const run = spawnSync('apt-get', [...options, ...command.split(' ').slice(1)], { encoding: 'utf8', env })
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
