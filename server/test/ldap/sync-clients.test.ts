import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { after, before, suite, test } from 'node:test'
import { hours } from '#ground'
import { missing } from '../world/peer.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, type LdapWorld, withoutOpenLdap } from './ldap-world.ts'

const asAdmin = ({ ldapPort }: LdapWorld): string[] =>
  `-x -H ldap://127.0.0.1:${ldapPort} -b ${base} -D ${adminDN}`.split(' ').concat('-w', adminSecret)

/** ldapsearch with a synchronisation. Answers what it printed. */
async function ldapsearch(world: LdapWorld, sync: string): Promise<string> {
  const { code, stdout, stderr } = await runTool('ldapsearch', [...asAdmin(world), '-E', sync, 'uid'])
  assert.equal(code, 0, stderr)
  return stdout
}

const cookieIn = (text: string): string => /(rid=\d+,csn=\S+)/.exec(text)?.[1] ?? assert.fail(`no cookie in ${text}`)

suite('ldapsearch as a copy', { skip: withoutOpenLdap }, () => {
  let world: LdapWorld
  before(async () => {
    world = await openLdapWorld()
    await world.add('ada')
    await world.add('bob')
  })
  after(() => world.dispose())

  test('refreshOnly, then from its cookie', async () => {
    const all = await ldapsearch(world, '!sync=ro')
    assert.match(all, /dn: uid=ada/)
    assert.match(all, /SyncState control, UUID [0-9a-f-]{36} added/)
    const ada = world.memory.people.findByUsername('ada')
    assert.ok(ada)
    await world.asOperator.users.delete(ada.id)
    await world.add('cleo')
    const changes = await ldapsearch(world, `!sync=ro/${cookieIn(all)}`)
    assert.match(changes, /dn: uid=cleo/)
    assert.doesNotMatch(changes, /dn: uid=(?:ada|bob)/)
    assert.match(changes, new RegExp(ada.id))
    assert.doesNotMatch(await ldapsearch(world, `!sync=ro/${cookieIn(changes)}`), /^dn:/m)
  })

  test('refreshAndPersist, until it has seen what was added meanwhile', async () => {
    const client = execFile('ldapsearch', [...asAdmin(world), '-E', '!sync=rp', 'uid'])
    let text = ''
    const seen = (what: RegExp): Promise<void> =>
      new Promise(resolve => {
        const look = (): void => void (what.test(text) && resolve())
        client.stdout?.on('data', (chunk: string) => (void (text += chunk), look()))
        look()
      })
    // It prints in blocks of its own; enough people fill them.
    await seen(/dn: uid=bob/)
    for (let i = 0; i < 60; i++) await world.add(`later${i}`)
    await seen(/dn: uid=later3,/)
    client.kill()
  })
})

suite('cookies outlast a restart', () => {
  test('a restart: the copy goes on', async () => {
    const world = await openLdapWorld()
    await world.add('ada')
    const cookie = cookieIn(await ldapsearch(world, '!sync=ro'))
    const ids = await entryUuids(world)
    const { dataFolder, clock } = world
    await world.stop()
    clock.advance(hours(1))
    const again = await openLdapWorld({ clock, world: { dataFolder } })
    await again.add('bob')
    const changes = await ldapsearch(again, `!sync=ro/${cookie}`)
    assert.deepEqual(changes.match(/^dn: .*/gm), [`dn: uid=bob,ou=users,${base}`])
    const after = await entryUuids(again)
    for (const [dn, id] of Object.entries(ids)) assert.equal(after[dn], id)
    await again.dispose()
  })
})

/** Of every entry, the containers' too. */
async function entryUuids(world: LdapWorld): Promise<Record<string, string>> {
  const wanted = ['-LLL', '-o', 'ldif-wrap=no', 'entryUUID', 'createTimestamp']
  const { stdout } = await runTool('ldapsearch', [...asAdmin(world), ...wanted])
  const entries = stdout.trim().split('\n\n')
  return Object.fromEntries(entries.map(text => [/^dn: (.*)/.exec(text)?.[1] ?? '', text]))
}

const python = '/usr/bin/python3'
const hasModule = spawnSync(python, ['-c', 'import ldap.syncrepl']).status === 0

suite('python-ldap as a copy', { skip: missing(python) || (hasModule ? false : 'python3-ldap is missing') }, () => {
  const program = `
import json, sys, ldap
from ldap.ldapobject import SimpleLDAPObject
from ldap.syncrepl import SyncreplConsumer
class Copy(SimpleLDAPObject, SyncreplConsumer):
    entries, cookie, done = {}, None, False
    def syncrepl_get_cookie(self): return self.cookie
    def syncrepl_set_cookie(self, cookie): self.cookie = cookie
    def syncrepl_entry(self, dn, attributes, uuid): self.entries[uuid] = dn
    def syncrepl_delete(self, uuids):
        for uuid in uuids: self.entries.pop(uuid, None)
    def syncrepl_present(self, uuids, refreshDeletes=False): pass
    def syncrepl_refreshdone(self): self.done = True
uri, dn, secret, base = sys.argv[1:]
copy = Copy(uri)
copy.simple_bind_s(dn, secret)
for line in sys.stdin:
    search = copy.syncrepl_search(base, ldap.SCOPE_SUBTREE, mode='refreshOnly', cookie=copy.cookie, filterstr='(objectClass=*)')
    while copy.syncrepl_poll(msgid=search, all=1): pass
    print(json.dumps(sorted(copy.entries.values())), flush=True)
`
  test('refreshes in turn hold what is there', async () => {
    const world = await openLdapWorld()
    const [ada] = [await world.add('ada'), await world.add('bob')]
    const client = execFile(python, ['-c', program, `ldap://127.0.0.1:${world.ldapPort}`, adminDN, adminSecret, base])
    let said = ''
    client.stderr?.on('data', (chunk: string) => (said += chunk))
    const refresh = (): Promise<string[]> =>
      new Promise((resolve, reject) => {
        client.stdout?.once('data', (line: string) => resolve(JSON.parse(line) as string[]))
        client.once('exit', () => reject(new Error(said)))
        client.stdin?.write('\n')
      })
    const dnOf = (name: string): string => `uid=${name},ou=users,${base}`
    const first = await refresh()
    assert.ok(first.includes(dnOf('ada')) && first.includes(`ou=groups,${base}`))
    await world.asOperator.users.delete(ada.id)
    await world.add('cleo')
    const second = await refresh()
    assert.deepEqual(
      first.filter(dn => !second.includes(dn)),
      [dnOf('ada')],
    )
    assert.deepEqual(
      second.filter(dn => !first.includes(dn)),
      [dnOf('cleo')],
    )
    client.stdin?.end()
    await world.dispose()
  })
})
