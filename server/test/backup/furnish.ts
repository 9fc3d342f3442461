import type { ExternalCommands, Incoming } from '#external'
import { days, newUuid, Secret, type UserId } from '#ground'
import { aPicture } from '../api/pictures.ts'
import { password, type TestWorld } from '../world/open-test-world.ts'

export const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'

/** Something of everything a store can hold, made the way people make it. */
export async function furnish(world: TestWorld): Promise<void> {
  const { asOperator: as, signIn, directory } = world
  const phone = await as.attributes.declare({ name: 'deskPhone', title: 'Desk phone', searchable: true })
  await as.attributes.declare({ name: 'badge', type: 'number', multiValued: true, seenBy: 'self' })
  const owner = await world.add('olivia', { role: 'owner' })
  const amara = await world.add('amara')
  const bo = await world.add('bo', { email: 'bo@example.com' })
  const [carl, dora, eve] = [await world.add('carl'), await world.add('dora', { email: null }), await world.add('eve')]
  await as.users.update(amara.id, {
    attributes: { [phone.name]: ['1234'], badge: ['7', '8'] },
    displayName: 'Ámara “Am” Öqvist',
    loginShell: '/bin/zsh',
    sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBmqGkqk8Mdr6mkRqPkkQk1VWwL0cyUcnbRJ4ijUBMQE amara@desk'],
  })

  const [all, staff, ops] = [
    await as.groups.create({ name: 'all', description: 'Everybody, through staff' }),
    await as.groups.create({ name: 'Staff der Straße' }),
    await as.groups.create({ name: 'ops' }),
  ]
  await as.groups.changeMembers(all.id, { addGroups: [staff.id] })
  await as.groups.changeMembers(staff.id, { addGroups: [ops.id], add: [amara.id] })
  await as.groups.changeMembers(ops.id, { add: [{ id: bo.id, expiresAt: world.clock.now() + 86_400_000 }] })
  await as.groups.changeManagers(staff.id, { add: [bo.id] })

  const wiki = await as.apps.create({
    title: 'Wiki',
    recipe: 'nextcloud',
    access: { kind: 'chosen', groups: [staff.id], users: [carl.id] },
    contact: owner.id,
    oidc: { redirectUris: ['https://wiki.example.com/callback'], secret: { kind: 'generated' } },
    ldap: { secret: { kind: 'typed', value: new Secret('sixteen letters!') } },
    simpleAuth: { clientId: 'old-wiki', secret: { kind: 'typed', value: new Secret('seventeen letters') } },
    gateway: { host: 'wiki.example.com', paths: [{ prefix: '/public', rule: 'public' }] },
    networks: ['10.0.0.0/8 # the office', '192.0.2.0/24'],
    sessionMinutes: 600,
  })
  await as.apps.addSecret({ kind: 'oidc', ownerId: wiki.app.id }, { kind: 'generated' })
  await as.apps.create({ title: 'Diary', access: { kind: 'single-user', user: amara.id } })
  await as.apps.addSecret({ kind: 'directory-server', ownerId: 'directory-server' }, { kind: 'generated' })
  await as.settings.put('directoryServer', { ...world.memory.settings().directoryServer, enabled: true })
  await as.settings.put('organisation', { name: 'Fernhill' })

  const asBo = directory.as({ kind: 'user', id: bo.id, role: 'user' }, { door: 'pages', address: null })
  const ask = () => asBo.requests.ask({ app: wiki.app.id, reason: 'The “minutes”', wantedDays: 7 })
  await as.requests.approve((await ask()).id, { until: world.clock.now() + days(7), word: 'Until the report' })
  await ask()

  await furnishExternal(world)
  await as.users.setPicture(amara.id, await aPicture())
  await as.settings.setLogo(await aPicture(20, 20))
  await as.users.disable(carl.id)
  await as.users.delete(dora.id)
  await as.users.delete(eve.id)
  await as.users.erase(eve.id)
  const inPerson = directory.as({ kind: 'user', id: owner.id, role: 'owner' }, { door: 'dashboard', address: null })
  await inPerson.tokens.create({ name: 'CI', scopes: ['people:read'], expiresAt: null })
  const machine = await as.services.create({ name: 'Nightly import', contactId: amara.id, role: 'usermanager' })
  await as.services.createToken(machine.id, { name: 'cron', scopes: ['people:write'], expiresAt: null })
  const visitor = {
    address: '192.0.2.1',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  }
  await signIn.withPassword({ identifier: 'amara', password: new Secret(password), visitor })
  await signIn.ownerLogin.createLink('olivia')
}

/** A directory people come from, Frieda with a group of hers there, and Gustav, who has moved here from it. */
async function furnishExternal(world: TestWorld): Promise<void> {
  const { asOperator: as, store, clock, bindThrough, hasher, memory } = world
  const corp = await as.externals.create({
    name: 'corp',
    title: 'Head office',
    settings: {
      urls: ['ldaps://ldap.example.com'],
      bindDn: 'cn=reader,dc=example,dc=com',
      userSearch: { base: 'dc=example,dc=com' },
      syncGroups: true,
    },
    bindPassword: new Secret('a quiet reader'),
  })
  await as.externals.turnOn(corp.id)
  await store.commands<ExternalCommands>('external')('apply', {
    actor: { kind: 'system', name: 'external' },
    origin: { door: 'system', address: null },
    at: clock.now(),
    eventId: newUuid(clock),
    directoryId: corp.id,
    targets: null,
    people: [arriving(world, 'frieda', 'Frieda Falk', 'f00d'), arriving(world, 'gustav', 'Gustav Gans', '6a45')],
  })
  const by = { actor: { kind: 'system', name: 'operator' }, origin: { door: 'cli', address: null } } as const
  await bindThrough.start(corp.id, by, { until: clock.now() + days(30), people: null })
  const gustav = memory.people.findByUsername('gustav')?.id
  if (gustav === undefined) throw new Error('Gustav has not arrived.')
  const hash = await hasher.hash(new Secret(password), '')
  await bindThrough.keep({ user: gustav, hash, origin: by.origin })
}

function arriving({ clock, sealer }: TestWorld, username: string, displayName: string, upstreamId: string): Incoming {
  const [firstName = '', lastName = ''] = displayName.split(' ')
  return {
    id: newUuid(clock) as UserId,
    usernameHash: sealer.keyedHash('username', username),
    digest: `of ${firstName}`,
    person: {
      upstreamId,
      dn: `uid=${username},dc=example,dc=com`,
      username,
      displayName,
      firstName,
      lastName,
      email: `${username}@example.com`,
      phone: null,
      custom: {},
      avatar: null,
      state: 'active',
      secondFactor: false,
      groups: [{ upstreamId: 'beef', dn: 'cn=sales,dc=example,dc=com', code: 'sales' }],
    },
  }
}
