import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  createPasswordHasher,
  defaultHashCost,
  limits,
  Secret,
  silentLog,
  type GroupId,
  type UserId,
} from '../server/src/ground/index.ts'
import { defaultSettings, type Actor, type DirectoryHandle } from '../server/src/directory/index.ts'
import { openWorld } from '../server/src/main/world.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import { baseDN, makeGroups, makePeople, password } from './people.ts'

/** The directory server's secret, with which `cn=admin,ou=system` binds. */
export const adminSecret = 'a-secret-for-measurements-only'

/** An API that apps may ask tokens for. */
export const benchResource = 'https://api.example.com'

/** The app that people sign in to. */
export const benchApp = {
  clientId: 'bench',
  secret: 'a-secret-for-measurements-only',
  redirectUri: 'https://app.example.com/callback',
}

/** The same, whose tokens are signed with ES256. */
export const es256App = { ...benchApp, clientId: 'bench-es256' }

/** Where an app that knows no people is reached, behind the gateway. */
export const benchHost = 'wiki.example.com'

/** Where another one is, behind our own proxy, and the port it listens at itself. */
export const benchProxied = { host: 'notes.example.com', port: 39_871 }

const operator: Actor = { kind: 'system', name: 'operator' }

/** Commands under way at once: enough to fill the store's groups, few enough for its queue. */
const inFlight = 512
/** Members of one change; each is one row in one transaction. */
const membersAtOnce = 1000

/**
 * A fresh data folder that holds the people of `people.ts`, the directory server switched on: a copy of one made once
 * through the directory's own commands, and made again when the commands or the people change.
 */
export async function copyDataFolder(people: number, to: string): Promise<void> {
  const made = join(outFolder, `data-${people}-${stampOfSources()}`)
  if (!existsSync(made)) {
    for (const old of globSync(`data-${people}-*`, { cwd: outFolder }))
      rmSync(join(outFolder, old), { recursive: true })
    await makeDataFolder(people, made)
  }
  rmSync(to, { recursive: true, force: true })
  cpSync(made, to, { recursive: true })
}

function stampOfSources(): string {
  const hash = createHash('sha256')
  const sources = [
    'server/src/store/**/*.ts',
    'server/src/directory/**/*.ts',
    'bench/people.ts',
    'bench/data-folder.ts',
  ]
  for (const file of globSync(sources, { cwd: repositoryFolder }).sort())
    if (!file.endsWith('.test.ts')) hash.update(readFileSync(join(repositoryFolder, file)))
  return hash.digest('hex').slice(0, 12)
}

async function makeDataFolder(people: number, folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const world = await openWorld({ dataFolder: unfinished, database: 'doorward.db', log: silentLog })
  try {
    const began = performance.now()
    await fill(world.directory.as(operator, { door: 'cli', address: null }), people)
    const tookMs = performance.now() - began
    const active = world.memory.people.resolve(`u${String(people - 1).padStart(6, '0')}@example.com`)
    if (active === undefined) throw new Error('The last person made is not found by e-mail address.')
    console.log(`made a data folder with ${people} people in ${(tookMs / 1000).toFixed(1)} s`)
  } finally {
    await world.close()
  }
  renameSync(unfinished, folder)
}

/** What the server would keep of everybody's password. */
export const makePasswordHash = (): Promise<string> =>
  createPasswordHasher(defaultHashCost, limits.passwordHash).hash(new Secret(password), '')

async function fill(directory: DirectoryHandle, people: number): Promise<void> {
  // One hash for all: what a check costs does not depend on it, and a hundred thousand hashes take half an hour.
  const hash = await makePasswordHash()
  const ids: UserId[] = []
  await inTurns(makePeople(people), async (person, number) => {
    const { id } = await directory.users.create({
      ...person,
      role: number === 0 ? 'owner' : 'user',
      password: { hash },
    })
    ids[number] = id
  })
  await inTurns(makeGroups(people), async ({ name, description, members }) => {
    const { id } = await directory.groups.create({ name, description })
    await addMembers(
      directory,
      id,
      members.map(number => ids[number] as UserId),
    )
  })
  await directory.apps.addSecret(
    { kind: 'directory-server', ownerId: 'directory-server' },
    { kind: 'typed', value: new Secret(adminSecret) },
  )
  for (const { clientId, secret, redirectUri } of [benchApp, es256App])
    await directory.apps.create({
      title: clientId === benchApp.clientId ? 'Bench' : 'Bench ES256',
      access: { kind: 'everyone' },
      oidc: {
        clientId,
        redirectUris: [redirectUri],
        secret: { kind: 'typed', value: new Secret(secret) },
        clientCredentials: true,
        resources: [{ uri: benchResource, scopes: ['read'] }],
        signingAlgorithm: clientId === benchApp.clientId ? 'RS256' : 'ES256',
      },
    })
  await directory.apps.create({ title: 'Bench wiki', access: { kind: 'everyone' }, gateway: { host: benchHost } })
  const { host, port } = benchProxied
  const gateway = { host, upstream: `http://127.0.0.1:${port}` }
  await directory.apps.create({ title: 'Bench notes', access: { kind: 'everyone' }, gateway })
  await directory.settings.put('directoryServer', {
    ...defaultSettings.directoryServer,
    enabled: true,
    // The load generator comes from many loopback addresses, so as not to run out of ports.
    allow: ['127.0.0.0/8'],
    views: [{ base: baseDN, profile: 'standard', writable: false, usersSeeAll: true }],
  })
}

async function addMembers(directory: DirectoryHandle, group: GroupId, members: UserId[]): Promise<void> {
  for (let from = 0; from < members.length; from += membersAtOnce)
    await directory.groups.changeMembers(group, { add: members.slice(from, from + membersAtOnce) })
}

async function inTurns<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
}
