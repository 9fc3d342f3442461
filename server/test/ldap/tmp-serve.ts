import { newUuid, silentLog, type UserId, type GroupId } from '#ground'
import { createMemory, defaultSettings, type DirectoryEffect, type User } from '#directory'
import { createDirectoryServer } from '#ldapd'
const count = Number(process.argv[2] ?? 10000)
const clock = { now: () => Date.now() }
const memory = createMemory()
const effects: DirectoryEffect[] = []
let seq = 0
const tell = (subject: string, kind: DirectoryEffect['kind'], state: DirectoryEffect['state']): void => {
  effects.push({ seq: ++seq, kind, subject, state })
}
const ids: UserId[] = []
for (let i = 0; i < count; i++) {
  const id = newUuid(clock) as UserId
  ids.push(id)
  const name = `u${String(i).padStart(6, '0')}`
  const user: User = {
    id,
    username: name,
    subject: name,
    email: `${name}@example.com`,
    emailVerified: true,
    recoveryEmail: null,
    displayName: `Given${i} Family${i}`,
    givenName: `Given${i}`,
    familyName: `Family${i}`,
    namesSet: false,
    locale: 'en',
    zoneinfo: null,
    phone: `+49 30 ${i}`,
    role: 'user',
    source: 'local',
    disabledByAdmin: false,
    disabledByDirectory: false,
    goneAt: null,
    trashedAt: null,
    expiresAt: null,
    createdAt: 0,
    updatedAt: 0,
    credentialVersion: 0,
    version: i,
    managedBy: null,
  }
  tell(id, 'user.created', { of: 'user', user })
}
for (let g = 0; g < count / 100; g++) {
  const id = newUuid(clock) as GroupId
  tell(id, 'group.created', {
    of: 'group',
    group: {
      id,
      name: `group${g}`,
      code: 'x',
      description: '',
      source: 'local',
      createdAt: 0,
      updatedAt: 0,
      version: 1,
      managedBy: null,
    },
  })
  tell(id, 'group.members', {
    of: 'members',
    group: id,
    added: Array.from({ length: 50 }, (_, k) => ({ user: ids[(g * 100 + k * 7) % count] as UserId, expiresAt: null })),
    removed: [],
  })
}
tell('directoryServer', 'setting.changed', {
  of: 'setting',
  key: 'directoryServer',
  value: { ...defaultSettings.directoryServer, enabled: true, allow: ['127.0.0.0/8'] },
})
memory.apply(effects)
effects.length = 0
const server = createDirectoryServer({
  memory,
  clock,
  log: silentLog,
  listen: { address: '127.0.0.1', ldap: 4389, ldaps: 0 },
  secureContext: () => {
    throw new Error()
  },
  findSecret: async (_o, s) => (s.reveal() === 'secret' ? 'x' : undefined),
  bindPerson: async () => ({ kind: 'refused' }),
  recordEvent: () => undefined,
  mayOpen: () => true,
})
await server.start()
console.log(server.state, process.pid)
setTimeout(
  async () => {
    await server.close(0)
  },
  Number(process.argv[3] ?? 20) * 1000,
)
