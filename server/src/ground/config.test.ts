import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { inspect } from 'node:util'
import type { z } from 'zod'
import { configFile, kinds, readConfig, type ConfigInput } from './config.ts'
import { Problem } from './problem.ts'

interface Given {
  yaml?: string
  env?: ConfigInput['env']
  flags?: ConfigInput['flags']
  inContainer?: boolean
}

const postgresUrl = 'postgres://doorward:pass@db1.lan:5432,db2.lan:5432/doorward'

async function read({ yaml, env = {}, flags = {}, inContainer = false }: Given) {
  const cwd = mkdtempSync(join(tmpdir(), 'doorward-config-'))
  mkdirSync(join(cwd, 'data'))
  writeFileSync(join(cwd, 'data', 'smtp.txt'), 'smtp://me:pass@mail.example.com\n')
  writeFileSync(join(cwd, 'data', 'postgres.txt'), `${postgresUrl}\n`)
  if (yaml !== undefined) writeFileSync(join(cwd, 'data', 'doorward.yaml'), yaml)
  return { cwd, config: await readConfig({ flags, env, cwd, inContainer }) }
}

test('without a file, everything has a default', async () => {
  const { cwd, config } = await read({})
  assert.deepEqual(config, {
    dataFolder: join(cwd, 'data'),
    keysFolder: join(cwd, 'data', 'keys'),
    file: null,
    publicUrl: null,
    listen: { address: '127.0.0.1', web: 8080, ldap: 3890, ldaps: 6360 },
    tls: null,
    trustedProxies: [],
    storage: { sqlite: join(cwd, 'data', 'doorward.db') },
    mail: null,
    log: { level: 'info', format: 'json' },
    metrics: { port: 0, token: null },
  })
  assert.equal((await read({ inContainer: true })).config.listen.address, '0.0.0.0')
})

test('PostgreSQL is named by the file, by a variable, or by a file a variable names, and is a secret', async () => {
  for (const input of [
    { yaml: `storage: { postgres: "${postgresUrl}" }` },
    { env: { DOORWARD_STORAGE_POSTGRES: postgresUrl } },
    { env: { DOORWARD_STORAGE_POSTGRES_FILE: 'postgres.txt' } },
  ]) {
    const { storage } = (await read(input)).config
    assert.ok('postgres' in storage)
    assert.equal(storage.postgres.reveal(), postgresUrl)
    assert.doesNotMatch(JSON.stringify(storage), /pass/)
  }
})

test('the file of the operations page is read as it stands there', async () => {
  const { cwd, config } = await read({
    yaml: `
publicUrl: https://id.example.com/
listen: { address: 127.0.0.1, web: 8080, ldap: 389, ldaps: 636 }
tls: { cert: tls/cert.pem, key: /etc/key.pem }
trustedProxies: [10.0.0.0/8, "fd00::/8", 192.0.2.1]
storage: { sqlite: doorward.db }
mail: { smtp: "smtp://user:password@host:587", from: "Doorward <id@example.com>" }
log: { level: debug, format: text }
metrics: { port: 0, token: null }
`,
  })
  assert.deepEqual(config.publicUrl, { value: 'https://id.example.com', lockedBy: 'doorward.yaml' })
  assert.deepEqual(config.tls, { cert: join(cwd, 'data/tls/cert.pem'), key: '/etc/key.pem' })
  assert.equal(config.mail?.smtp.reveal(), 'smtp://user:password@host:587')
  assert.equal(config.listen.ldap, 389)
  assert.equal(config.file, join(cwd, 'data', 'doorward.yaml'))
  assert.doesNotMatch(inspect(config, { depth: 9 }) + JSON.stringify(config), /password@/)
})

test('the environment wins over the file, flags over both, and empty variables count as absent', async () => {
  const { cwd, config } = await read({
    yaml: 'publicUrl: http://localhost:1\nlisten: { web: 1, ldap: 2 }\ntrustedProxies: [10.0.0.1]\nmail:\n',
    env: {
      DOORWARD_PUBLIC_URL: 'http://localhost:2',
      DOORWARD_LISTEN_WEB: '3',
      DOORWARD_LISTEN_LDAPS: '',
      DOORWARD_TRUSTED_PROXIES: '10.0.0.2, 10.1.0.0/16',
      DOORWARD_MAIL_SMTP_FILE: 'smtp.txt',
      DOORWARD_MAIL_FROM: 'id@example.com',
      DOORWARD_KEYS: '/keys',
      DOORWARD_PORT: 'tcp://10.96.0.1:80',
      DOORWARD_SERVICE_HOST: '10.96.0.1',
    },
    flags: { port: '4' },
  })
  assert.deepEqual(config.publicUrl, { value: 'http://localhost:2', lockedBy: 'DOORWARD_PUBLIC_URL' })
  assert.deepEqual(config.listen, { address: '127.0.0.1', web: 4, ldap: 2, ldaps: 6360 })
  assert.deepEqual(config.trustedProxies, ['10.0.0.2', '10.1.0.0/16'])
  assert.equal(config.mail?.smtp.reveal(), 'smtp://me:pass@mail.example.com')
  assert.equal(config.keysFolder, '/keys')
  assert.equal(config.dataFolder, join(cwd, 'data'))
})

test('every key of the file can be given in the environment', () => {
  function* leavesOf(schema: z.core.$ZodType, path: string[]): Generator<string> {
    const { def } = (schema as z.core.$ZodTypes)._zod
    if (def.type === 'object')
      for (const [key, field] of Object.entries(def.shape)) yield* leavesOf(field, [...path, key])
    else if ('innerType' in def) yield* leavesOf(def.innerType, path)
    else yield path.join('.')
  }
  assert.deepEqual([...leavesOf(configFile, [])].sort(), Object.keys(kinds).sort())
})

test('the data folder and the file may be elsewhere', async () => {
  const { cwd } = await read({})
  writeFileSync(join(cwd, 'other.yaml'), 'listen: { web: 9 }')
  const by = (flags: ConfigInput['flags'], env: ConfigInput['env'] = {}) => readConfig({ flags, env, cwd })
  assert.equal((await by({ data: 'elsewhere' })).dataFolder, join(cwd, 'elsewhere'))
  assert.equal((await by({}, { DOORWARD_DATA: '/srv/doorward' })).dataFolder, '/srv/doorward')
  assert.equal((await by({ config: 'other.yaml' })).listen.web, 9)
  assert.equal((await by({}, { DOORWARD_CONFIG: 'other.yaml' })).listen.web, 9)
})

const refused: [what: string, given: Given, says: RegExp][] = [
  [
    'an unknown key',
    { yaml: 'log: { level: info }\n\nlsiten:\n  web: 1\n' },
    /doorward\.yaml:3: lsiten: .*Did you mean “listen”\? Allowed: publicUrl, /,
  ],
  [
    'an unknown key inside',
    { yaml: 'listen:\n  web: 1\n  webb: 2\n' },
    /doorward\.yaml:3: listen\.webb: .*Did you mean “web”/,
  ],
  [
    'a port that is none',
    { yaml: 'listen:\n  web: 70000\n' },
    /doorward\.yaml:2: listen\.web: Expected a port: a whole number/,
  ],
  ['a port that is a text', { yaml: 'listen: { web: "80a" }' }, /listen\.web: Expected a port/],
  [
    'one port twice',
    { yaml: 'listen: { web: 389, ldap: 389 }' },
    /doorward\.yaml:1: listen: Each port can be used once/,
  ],
  ['http for a public name', { yaml: 'publicUrl: http://id.example.com' }, /publicUrl: https is required/],
  ['a public URL with a path', { yaml: 'publicUrl: https://id.example.com/auth' }, /publicUrl: .*without a path/],
  ['a word that is no level', { yaml: 'log: { level: wran }' }, /log\.level: Allowed: trace.*Did you mean “warn”/],
  [
    'a proxy that is no range',
    { yaml: 'trustedProxies:\n  - 10.0.0.0/8\n  - proxy.lan\n' },
    /doorward\.yaml:3: trustedProxies\.1: Expected an address/,
  ],
  ['half a certificate', { yaml: 'tls: { cert: a }' }, /tls\.key: Missing/],
  [
    'PostgreSQL that is no address',
    { yaml: 'storage:\n  postgres: db.lan\n' },
    /doorward\.yaml:2: storage\.postgres: Expected postgres:\/\//,
  ],
  [
    'PostgreSQL that is no address, by variable',
    { env: { DOORWARD_STORAGE_POSTGRES: 'x' } },
    /^DOORWARD_STORAGE_POSTGRES: Expected postgres:\/\//,
  ],
  [
    'two stores',
    { yaml: 'storage: { sqlite: a.db }', env: { DOORWARD_STORAGE_POSTGRES: 'postgres://db/doorward' } },
    /storage|DOORWARD_STORAGE_POSTGRES: Set sqlite or postgres, not both/,
  ],
  ['ACME', { yaml: 'tls: { acme: { email: a@b } }' }, /tls\.acme: ACME comes in a later version/],
  ['mail that is no smtp', { yaml: 'mail: { smtp: "https://host", from: a@b }' }, /mail\.smtp: Expected smtp:\/\//],
  ['no YAML', { yaml: 'listen: { web: 1\nlog: {}\n' }, /doorward\.yaml:\d+: /],
  ['a key said twice', { yaml: 'log: {}\nlog: {}\n' }, /doorward\.yaml:2: .*unique/],
  ['a list', { yaml: '- 1\n' }, /doorward\.yaml:1: Expected a group of keys/],
  [
    'an unknown variable',
    { env: { DOORWARD_LISTEN_WBE: '1' } },
    /DOORWARD_LISTEN_WBE.*Did you mean “DOORWARD_LISTEN_WEB”/,
  ],
  ['a bad variable', { env: { DOORWARD_LISTEN_WEB: 'x' } }, /^DOORWARD_LISTEN_WEB: Expected a port/],
  [
    'a bad entry in a variable',
    { env: { DOORWARD_TRUSTED_PROXIES: '10.0.0.1,x' } },
    /^DOORWARD_TRUSTED_PROXIES: Expected an address/,
  ],
  ['a bad flag', { flags: { port: '-1' } }, /^--port: Expected a port/],
  ['a secret given twice', { env: { DOORWARD_METRICS_TOKEN: 'a', DOORWARD_METRICS_TOKEN_FILE: 'b' } }, /both set/],
  [
    'a secret’s file that is not there',
    { env: { DOORWARD_METRICS_TOKEN_FILE: 'none' } },
    /DOORWARD_METRICS_TOKEN_FILE: .*none cannot be read/,
  ],
  ['a file for what is no secret', { env: { DOORWARD_LISTEN_WEB_FILE: 'x' } }, /DOORWARD_LISTEN_WEB_FILE.*not known/],
  ['a file that is not there', { flags: { config: 'none.yaml' } }, /none\.yaml cannot be read/],
]

for (const [what, given, says] of refused)
  test(`refused: ${what}`, async () => {
    await assert.rejects(
      read(given),
      (error: unknown) => error instanceof Problem && error.code === 'invalid' && says.test(error.message),
    )
  })

test('all that is wrong is told at once, in one text', async () => {
  await assert.rejects(
    read({ yaml: 'a: 1\nlog: { level: x }\n', flags: { port: 'x' } }),
    (error: unknown) => error instanceof Problem && error.message.split('\n').length === 3,
  )
})
