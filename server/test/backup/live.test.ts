import assert from 'node:assert/strict'
import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fillStore, ldapSecret, ownerPassword, signInOwner } from '../faults/journal.ts'
import { mountMemoryDisk, needs } from '../faults/disk.ts'
import { RawClient } from '../ldap/raw-client.ts'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

async function makeKey(doorward: DoorwardProcess, folder: string): Promise<string> {
  const { code, stdout, stderr } = await doorward.command('backup', 'key', '--json')
  assert.equal(code, 0, stderr)
  const file = join(folder, 'key.txt')
  writeFileSync(file, (JSON.parse(stdout) as { key: string }).key, { mode: 0o600 })
  return file
}

async function json<T = unknown>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  assert.ok(response.ok, `${response.status} ${response.url}`)
  return (await response.json()) as T
}

const jwksOf = async ({ origin }: DoorwardProcess): Promise<unknown> => {
  const { jwks_uri } = await json<{ jwks_uri: string }>(fetch(`${origin}/openid/.well-known/openid-configuration`))
  return json(fetch(`${origin}${new URL(jwks_uri).pathname}`))
}

/** Adds people until it is over, each after the answer about the one before. Answers who was said to be there. */
async function addPeople(owner: WebClient, prefix: string, over: AbortSignal, done: (name: string) => void) {
  for (let i = 0; !over.aborted; i++) {
    const username = `${prefix}${i}`
    const { status } = await owner.send('POST', '/api/v1/users', { username, displayName: username })
    assert.equal(status, 201)
    done(username)
  }
}

test('a backup of a server that is being written to holds all it had said yes to, and is a whole server', {
  timeout: 180_000,
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-live-'))
  const doorward = await prepareProcess({ dataFolder: join(folder, 'from') })
  const other = await prepareProcess({ dataFolder: join(folder, 'to') })
  t.after(async () => {
    await doorward.dispose()
    await other.dispose()
    rmSync(folder, { recursive: true, force: true })
  })
  await doorward.start()
  await fillStore(doorward)
  const owner = await signInOwner(doorward)
  await json(
    owner.send('POST', '/api/v1/apps', {
      title: 'Wiki',
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://wiki.example.com/callback'] },
    }),
  )
  const token = await json<{ value: string }>(
    owner.send('POST', '/api/v1/tokens', { name: 'CI', scopes: ['people:read'], expiresAt: null }),
  )
  const keyFile = await makeKey(doorward, folder)

  const over = new AbortController()
  const acknowledged: string[] = []
  const writers = ['a', 'b', 'c', 'd'].map(prefix =>
    addPeople(owner, prefix, over.signal, name => acknowledged.push(name)),
  )
  while (acknowledged.length < 50) await new Promise(resolve => setTimeout(resolve, 5))
  const before = [...acknowledged]
  const file = join(folder, 'copy.dwb')
  const backup = await doorward.command('backup', file, '--json')
  assert.equal(backup.code, 0, backup.stderr)
  const during = acknowledged.length - before.length
  over.abort()
  await Promise.all(writers)
  assert.ok(during > 0, 'nobody wrote while it was made')
  const keys = await jwksOf(doorward)
  await doorward.kill()

  const restored = await other.command('restore', file, '--key-file', keyFile)
  assert.equal(restored.code, 0, restored.stderr)
  assert.match(restored.stdout, /CI\s+olivia\s+people:read/)
  await other.start()
  const found = new Set<string>()
  const again = createWebClient(other.origin)
  assert.equal((await again.signIn('olivia', ownerPassword)).status, 303)
  for (let cursor = ''; ; ) {
    const page = await json<{ items: { username: string }[]; nextCursor: string | null }>(
      again.get(`/api/v1/users?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`),
    )
    for (const { username } of page.items) found.add(username)
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  const lost = before.filter(name => !found.has(name))
  assert.deepEqual(lost, [])
  // Of what was written meanwhile there is a beginning, for each writer without a gap.
  for (const prefix of 'abcd') {
    const numbers = [...found]
      .filter(name => new RegExp(`^${prefix}\\d+$`).test(name))
      .map(name => Number(name.slice(1)))
    assert.equal(Math.max(...numbers), numbers.length - 1)
  }

  const verified = await other.command('verify', '--json')
  assert.equal(verified.code, 0, verified.stdout)
  assert.ok((JSON.parse(verified.stdout) as { check: string }[]).some(({ check }) => check === 'memory'))
  assert.deepEqual(await jwksOf(other), keys)
  const ldap = await RawClient.open(other.ldapPort)
  t.after(() => ldap.close())
  assert.equal(await ldap.bind('cn=admin,ou=system,dc=example,dc=com', ldapSecret), 0)
  const stranger = createWebClient(other.origin)
  for (const [name, value] of owner.cookies) stranger.cookies.set(name, value)
  assert.equal((await stranger.get('/api/v1/session')).status, 401, 'a session of before has come back')
  const bearer = { authorization: `Bearer ${token.value}` }
  const script = await fetch(`${other.origin}/api/v1/users`, { headers: bearer })
  assert.equal(script.status, 401, 'an API token of before has come back')
})

/** Fills the disk but for 4 KiB, which a copy begins in and does not fit into. */
function leaveOnePage(path: string): void {
  const file = openSync(path, 'w')
  let size = 0
  try {
    for (;;) size += writeSync(file, Buffer.alloc(4096))
  } catch {
    ftruncateSync(file, size - 4096)
  }
  closeSync(file)
}

test('where the disk of the copies is full, it is told, nothing is left of it, and the old copy stays', {
  skip: needs(),
  timeout: 60_000,
}, async t => {
  const disk = mountMemoryDisk(2)
  const folder = mkdtempSync(join(tmpdir(), 'doorward-full-'))
  const doorward = await prepareProcess({ dataFolder: join(folder, 'data') })
  t.after(async () => {
    await doorward.dispose()
    disk.dispose()
    rmSync(folder, { recursive: true, force: true })
  })
  await doorward.start()
  await fillStore(doorward)
  await makeKey(doorward, folder)
  const first = await doorward.command('backup', join(disk.folder, 'first.dwb'))
  assert.equal(first.code, 0, first.stderr)
  leaveOnePage(join(disk.folder, 'filler'))

  const second = await doorward.command('backup', join(disk.folder, 'second.dwb'))
  assert.equal(second.code, 1)
  assert.match(second.stderr, /The disk is full/)
  assert.deepEqual(readdirSync(disk.folder).toSorted(), ['filler', 'first.dwb'])
  const owner = await signInOwner(doorward)
  const { items, trouble } = await json<{ items: { state: string; trouble: string | null }[]; trouble: string }>(
    owner.get('/api/v1/backups'),
  )
  assert.deepEqual(
    items.map(({ state }) => state),
    ['failed', 'checked'],
  )
  assert.match(trouble, /The disk is full/)
  rmSync(join(disk.folder, 'filler'))
  assert.equal((await doorward.command('backup', join(disk.folder, 'second.dwb'))).code, 0)
})
