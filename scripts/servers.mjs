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
  // Programs people put in front of a directory server, and libraries they write their own with.
  ['/usr/lib/*/sssd/libsss_ldap.so', 'sssd-ldap'],
  ['/usr/sbin/sss_cache', 'sssd-tools'],
  ['/usr/sbin/nslcd', 'nslcd'],
  ['/usr/lib/*/libnss_ldap.so.2', 'libnss-ldapd'],
  ['/usr/lib/*/security/pam_ldap.so', 'libpam-ldapd'],
  ['/usr/bin/pamtester', 'pamtester'],
  ['/usr/lib/dovecot/imap', 'dovecot-imapd'],
  ['/usr/lib/dovecot/modules/auth/libauthdb_ldap.so', 'dovecot-ldap'],
  ['/usr/lib/freeradius/rlm_ldap.so', 'freeradius-ldap'],
  ['/usr/bin/radclient', 'freeradius-utils'],
  ['/usr/lib/python3/dist-packages/ldap3/__init__.py', 'python3-ldap3'],
  ['/usr/lib/python3/dist-packages/ldap/__init__.py', 'python3-ldap'],
  ['/usr/share/perl5/Net/LDAP.pm', 'libnet-ldap-perl'],
  ['/usr/share/perl5/IO/Socket/SSL.pm', 'libio-socket-ssl-perl'],
  ['/usr/bin/php', 'php-cli'],
  ['/usr/lib/php/*/ldap.so', 'php-ldap'],
  // Proxies people put in front of apps.
  ['/usr/sbin/nginx', 'nginx'],
  ['/usr/bin/caddy', 'caddy'],
  ['/usr/sbin/haproxy', 'haproxy'],
  ['/usr/share/lua/5.3/socket/http.lua', 'lua-socket'],
  // A domain of Active Directory's kind.
  ['/usr/sbin/samba', 'samba'],
  ['/usr/share/samba/setup/provision.ldif', 'samba-ad-provision'],
  ['/usr/lib/*/samba/ldb/samba_dsdb.so', 'samba-dsdb-modules'],
  ['/usr/lib/*/samba/vfs/acl_xattr.so', 'samba-vfs-modules'],
  ['/usr/sbin/winbindd', 'winbind'],
  ['/usr/bin/kinit', 'krb5-user'],
  ['/usr/bin/ldbadd', 'ldb-tools'],
  ['/usr/lib/python3/dist-packages/setproctitle/__init__.py', 'python3-setproctitle'],
  ['/usr/sbin/ns-slapd', '389-ds-base'],
  // Opens backups by another program than ours.
  ['/usr/bin/age', 'age'],
  // Faults: what stops a call, turns the clock and makes a disk.
  ['/usr/bin/strace', 'strace'],
  ['/usr/bin/faketime', 'faketime'],
  ['/usr/sbin/mkfs.ext4', 'e2fsprogs'],
]

/**
 * Chromium without its windows: it opens a page in a third of the time. Not every Debian has it, and the tests do
 * without.
 */
const quicker = [['/usr/bin/chromium-headless-shell', 'chromium-headless-shell']]

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

/**
 * Runs what installs packages, some of which are made to sign people in to the machine itself: that is put back, but
 * for what was there before.
 */
const keepSignInAsItIs = install => {
  const profiles = '/usr/share/pam-configs'
  const listProfiles = () => (existsSync(profiles) ? readdirSync(profiles) : [])
  const names = '/etc/nsswitch.conf'
  const before = { profiles: listProfiles(), names: existsSync(names) ? readFileSync(names) : undefined }
  const done = install()
  const added = listProfiles().filter(name => !before.profiles.includes(name))
  if (added.length > 0) spawnSync('pam-auth-update', ['--package', '--remove', ...added], { stdio: 'ignore' })
  if (before.names !== undefined) writeFileSync(names, before.names)
  return done
}

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

const lacking = packages => packages.filter(([file]) => !isThere(file)).map(([, name]) => name)

const installCommand = names => `apt-get install -y --no-install-recommends ${names.join(' ')}`

function install(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // What was written before the package came stays as it is.
  const options = ['-o', 'Dpkg::Options::=--force-confold']
  return keepSignInAsItIs(() =>
    spawnSync('apt-get', [...options, ...installCommand(names).split(' ').slice(1)], { encoding: 'utf8', env }),
  )
}

export function ensureServers() {
  const missing = () => lacking(wanted)
  if (missing().length === 0) return
  const command = installCommand(missing())
  if (isDebian() && process.getuid?.() === 0) {
    console.log(`Installing the servers the tests speak to: ${missing().join(' ')} …`)
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    wantNoMainCluster()
    const run = install(missing())
    if (run.status !== 0) console.error(run.stdout + run.stderr)
    if (lacking(quicker).length > 0) install(lacking(quicker))
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
