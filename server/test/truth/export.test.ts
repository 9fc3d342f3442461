import assert from 'node:assert/strict'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { parse } from 'yaml'
import { Secret, type AppId } from '#ground'
import { exportTruth, findServerSecret } from '#provisioning'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, planFile } from './truth-file.ts'

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@laptop'

/** Names that YAML would take for something else, or that would end a line or a list. */
const awkward = [
  'true',
  'null',
  '12e3',
  '0x1f',
  'no',
  '2027-01-31',
  '~',
  '- a',
  'a: b',
  '#x',
  '{a}',
  "it's",
  '"q"',
  'ß 雪',
]

const wikiSecret = { oidc: 'a secret of the wiki', ldap: 'another of the wiki', simpleAuth: 'a third of the wiki' }
const typed = (text: string) => ({ kind: 'typed', value: new Secret(text) }) as const

/** One of everything, with all that a file cannot say. */
async function fill(world: TestWorld): Promise<void> {
  const { users, groups, apps, settings, attributes } = world.asOperator
  await settings.put('organisation', { name: 'Example: “Org” #1' })
  await settings.put('publicUrl', { value: 'https://id.example.com' })
  await settings.put('trash', { days: 9 })
  await settings.put('registration', { enabled: true })
  await settings.put('posix', { ...world.memory.settings().posix, enabled: true })
  await attributes.declare({ name: 'badge', title: 'Badge', type: 'number', searchable: true })
  await attributes.declare({ name: 'tags', multiValued: true, seenBy: 'everyone' })
  const [staff, ops, empty] = [
    await groups.create({ name: 'Staff Members', code: 'staff', description: 'Everyone, on the: payroll' }),
    await groups.create({ name: 'ops', managedBy: 'another.yaml' }),
    await groups.create({ name: 'empty' }),
  ]
  await settings.put('policy', { ...world.memory.settings().policy, twoFactorGroups: [staff.id, ops.id] })
  const ann = await world.add('ann', { role: 'owner' })
  const bob = await world.add('bob', { email: null })
  const eve = await world.add('eve')
  const gone = await world.add('gone')
  const old = await world.add('old', { role: 'owner' })
  await users.create({ username: 'admin', displayName: 'Reserved', allowReserved: true })
  for (const [i, displayName] of awkward.entries()) await users.create({ username: `n${i}`, displayName })
  await users.update(ann.id, {
    recoveryEmail: 'ann@example.net',
    givenName: 'Ann Maria',
    familyName: 'of the Ann',
    locale: 'de',
    zoneinfo: 'Europe/Berlin',
    phone: '0049',
    attributes: { badge: ['17'], tags: ['b', 'a', 'true'] },
    sshKeys: [key],
    loginShell: '/bin/zsh',
    homeDirectory: '/srv/ann',
  })
  await users.update(eve.id, { expiresAt: Date.UTC(2031, 0, 1, 12, 30) })
  await users.disable(bob.id)
  await users.disable(old.id)
  await groups.changeMembers(staff.id, {
    add: [ann.id, { id: bob.id, expiresAt: Date.UTC(2031, 1, 1) }, gone.id],
    addGroups: [{ id: ops.id, expiresAt: Date.UTC(2032, 1, 1) }, empty.id],
  })
  await groups.changeMembers(ops.id, { add: [eve.id] })
  await groups.changeManagers(staff.id, { add: [bob.id, gone.id] })
  await apps.create({
    name: 'wiki',
    title: 'Wiki',
    link: 'https://wiki.example.com/',
    access: { kind: 'chosen', groups: [ops.id, staff.id], users: [gone.id, eve.id] },
    contact: ann.id,
    oidc: { redirectUris: ['https://wiki.example.com/cb'], askConsent: true, secret: typed(wikiSecret.oidc) },
    ldap: { allowBarePassword: true, secret: typed(wikiSecret.ldap) },
    simpleAuth: { clientId: 'old-wiki', requireSecret: false, secret: typed(wikiSecret.simpleAuth) },
    gateway: {
      host: 'Wiki.example.com',
      visibility: 'public',
      paths: [
        { prefix: '/wp-admin', rule: 'sign-in' },
        { pattern: '/**/*.php', rule: 'deny' },
      ],
      acceptAppPasswords: true,
      usernameForm: 'icap',
    },
    networks: ['10.0.0.0/8 # the office', '2001:db8::/32'],
    sessionMinutes: 90,
    recipe: 'nextcloud',
  })
  await apps.create({
    name: 'notes',
    title: 'Notes',
    access: { kind: 'single-user', user: gone.id },
    ldap: {},
  })
  await apps.create({ name: 'all', title: 'All', access: { kind: 'everyone' }, ldap: {}, managedBy: 'another.yaml' })
  await apps.update(world.memory.apps.findByName('all')?.id as AppId, { enabled: false, sensitive: true })
  const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
  await apps.addSecret(owner, { kind: 'typed', value: new Secret('sixteen letters and more') })
  await settings.put('directoryServer', {
    ...world.memory.settings().directoryServer,
    enabled: true,
    rememberPasswords: false,
    proxyFrom: ['10.0.0.1 # balancer'],
    limits: { ...world.memory.settings().directoryServer.limits, idleSeconds: 60 },
    access: { kind: 'chosen', groups: [staff.id], users: [] },
  })
  const { services } = world.asOperator
  await services.create({ name: 'Nightly: “import” #1', description: 'no', contactId: ann.id, role: 'usermanager' })
  const { id } = await services.create({ name: 'old one', contactId: gone.id, managedBy: 'another.yaml' })
  await services.disable(id)
  await users.delete(gone.id)
}

const exported = async (world: TestWorld, secrets = false) =>
  exportTruth(
    { now: world.clock.now(), memory: world.memory, list: world.store.list },
    { secrets, serverSecret: secrets ? (await findServerSecret(world.asOperator))?.reveal() : undefined },
  )

describe('export', () => {
  let world: TestWorld
  before(async () => {
    world = await openTestWorld()
    await fill(world)
  })
  after(() => world.dispose())

  test('on the same store it says nothing new', async () => {
    const { text, people, groups, apps } = await exported(world)
    const { steps, notes, doubts } = await planFile(world, text)
    assert.deepEqual({ steps, doubts }, { steps: [], doubts: [] })
    assert.deepEqual(notes, [])
    assert.deepEqual([people, groups, apps], [5 + awkward.length, 3, 3])
  })

  test('it holds no secret, no hash and nobody from the trash', async () => {
    const { text } = await exported(world)
    for (const hidden of [password, '$argon2', 'sixteen', 'gone', 'kept']) assert.ok(!text.includes(hidden), hidden)
  })

  test('on an empty store it makes the same directory', async () => {
    const { text } = await exported(world)
    const copy = await openTestWorld()
    try {
      const steps = await applyFile(copy, text)
      assert.ok(steps.includes('+ user ann (owner)'))
      const again = await exported(copy)
      // But the directory server, which is not switched on without its secret.
      assert.equal(again.text.replace('enabled: false\n    allow', 'enabled: true\n    allow'), text)
      assert.deepEqual((await planFile(copy, text)).steps, [])
      const { limits, proxyFrom, rememberPasswords } = copy.memory.settings().directoryServer
      assert.deepEqual([limits.idleSeconds, limits.connections, rememberPasswords], [60, null, false])
      assert.deepEqual(proxyFrom, ['10.0.0.1 # balancer'])
      assert.equal(copy.memory.people.findByUsername('ann')?.managedBy, null)
    } finally {
      await copy.dispose()
    }
  })

  test('with secrets, people sign in to the copy as before', async () => {
    const { text } = await exported(world, true)
    assert.match(text, /\$argon2id.*/)
    const copy = await openTestWorld()
    try {
      await applyFile(copy, text)
      // But for apps: their hashes are of another key here, and were not taken.
      const people = (whole: string): string => whole.slice(0, whole.indexOf('# Apps'))
      assert.equal(people((await exported(copy, true)).text), people(text))
      const visitor = { address: '192.0.2.1', userAgent: '' }
      const signedIn = await copy.signIn.withPassword({ identifier: 'ann', password: new Secret(password), visitor })
      // The password is taken; the policy came along, and the group she is in needs a second factor.
      assert.deepEqual([signedIn.kind, 'step' in signedIn && signedIn.step], ['next', 'set-up'])
      assert.equal(
        (await copy.signIn.withPassword({ identifier: 'bob', password: new Secret(password), visitor })).kind,
        'refused',
      )
    } finally {
      await copy.dispose()
    }
  })

  test('apps keep their secrets in a store of the same key, and need new ones in another', async () => {
    const { text } = await exported(world, true)
    const folder = mkdtempSync(join(tmpdir(), 'doorward-copy-'))
    cpSync(join(world.dataFolder, 'keys'), join(folder, 'keys'), { recursive: true })
    const bare = `version: 1\nowns: false\n${text.slice(text.indexOf('apps:'))}`
      .replace(/access:\n.*(\n {6,}.*)*/g, 'access: { nobody: true }')
      .replace(/ *contact: .*\n/, '')
    for (const isSameKey of [true, false]) {
      const copy = await openTestWorld(isSameKey ? { dataFolder: folder } : {})
      try {
        const { notes } = await planFile(copy, bare)
        await applyFile(copy, bare)
        const app = copy.memory.apps.findByName('wiki')
        assert.ok(app)
        for (const kind of ['oidc', 'ldap'] as const) {
          const found = await copy.directory.findSecret({ kind, ownerId: app.id }, new Secret(wikiSecret[kind]))
          assert.equal(found !== undefined, isSameKey)
        }
        assert.equal(
          notes.includes('app wiki: its secrets were kept under another key, and cannot be taken over.'),
          !isSameKey,
        )
        assert.deepEqual((await planFile(copy, bare)).steps, [])
      } finally {
        await copy.dispose()
      }
    }
  })

  test('it is YAML any reader takes, with every text a text, and the same each time', async () => {
    const { text } = await exported(world)
    assert.equal((await exported(world)).text, text)
    for (const version of ['1.2', '1.1'] as const) {
      const { users } = parse(text, { version }) as { users: { username: string; displayName: string }[] }
      for (const [i, displayName] of awkward.entries())
        assert.equal(users.find(({ username }) => username === `n${i}`)?.displayName, displayName, version)
    }
  })

  test('without “owns: false” the directory is the file’s from then on', async () => {
    const copy = await openTestWorld()
    try {
      const text = (await exported(world)).text
        .replace('owns: false', '')
        .replace('enabled: true\n    allow', 'enabled: false\n    allow')
      await applyFile(copy, text, { name: 'mine.yaml' })
      assert.equal(copy.memory.people.findByUsername('ann')?.managedBy, 'mine.yaml')
      assert.deepEqual((await planFile(copy, text, { name: 'mine.yaml', prune: true })).steps, [])
    } finally {
      await copy.dispose()
    }
  })
})

test('an app that registered itself is told as any other, and a file that is applied takes no mark off it', async () => {
  const world = await openTestWorld()
  try {
    const { app } = await world.asOperator.apps.create({
      title: 'Frame',
      registeredWith: 'Pipeline',
      oidc: { redirectUris: ['https://frame.example.com/cb'] },
    })
    const { text } = await exported(world)
    assert.ok(!text.includes('registeredWith') && !text.includes('Pipeline'))
    assert.deepEqual((await planFile(world, text)).steps, [])
    await applyFile(world, 'version: 1\napps: [{ name: frame, title: Picture frame }]\n')
    const after = world.memory.apps.find(app.id)
    assert.deepEqual([after?.title, after?.oidc?.registeredWith], ['Picture frame', 'Pipeline'])
  } finally {
    await world.dispose()
  }
})
