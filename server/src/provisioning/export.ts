import type { Millis, Secret } from '#ground'
import { secretDoors, type DirectoryHandle, type DirectoryMemory, type SecretDoor, type SecretOwner } from '#directory'
import type { Store } from '#store'
import {
  tellApps,
  tellAttributes,
  tellExternals,
  tellGroups,
  tellServices,
  tellSettings,
  tellUsers,
  type Entry,
  type Sources,
} from './export-entries.ts'
import { readInside } from './facts.ts'

export interface ExportParts {
  now: Millis
  /** As of the moment `list` reads, so that what they say fits. */
  memory: DirectoryMemory
  list: Store['list']
}

export interface Exported {
  text: string
  people: number
  groups: number
  apps: number
}

/** What readers of the older YAML would take for something else is quoted for them. */
const style = { lineWidth: 0, compat: 'yaml-1.1' } as const

/**
 * The whole directory as a file of truth, in one order whatever the order things were made in. Without secrets it holds
 * no password, hash or secret; with them it holds what the store has: hashes of passwords, the directory server's own
 * secret, and the keyed hashes of apps' secrets, which a store of the same key can take over.
 */
export async function exportTruth(
  parts: ExportParts,
  { secrets = false, serverSecret }: { secrets?: boolean; serverSecret?: string | undefined } = {},
): Promise<Exported> {
  const { memory, now } = parts
  const inside = await readInside(parts)
  const hashes = secrets ? await readHashes(parts) : undefined
  const appHashes = secrets ? await readAppHashes(parts) : undefined
  const { stringify } = await import('yaml')

  const sources: Sources = { memory, now, inside }
  const settings = tellSettings(sources)
  const attributes = tellAttributes(sources)
  const groups = tellGroups(sources)
  const users = tellUsers(sources)
  const apps = tellApps(sources)
  const services = tellServices(sources)
  const externals = tellExternals(sources)

  const one = (entry: Entry): string => `  - ${stringify(entry, { ...style, collectionStyle: 'flow' }).trimEnd()}\n`
  const several = (entry: Entry): string => stringify([entry], style).replace(/^/gm, '  ').trimEnd() + '\n'
  const chunks: string[] = [head(secrets)]
  function list<T>(title: string, key: string, entries: readonly T[], print: (entry: T) => string): void {
    chunks.push(`\n# ${title}\n${key}:${entries.length === 0 ? ' []' : ''}\n`)
    for (const entry of entries) chunks.push(print(entry))
  }

  if (serverSecret !== undefined) (settings['directoryServer'] as Entry)['secret'] = { value: serverSecret }
  chunks.push(`\n# Settings\n${stringify({ settings }, style)}`)
  list('Custom attributes of people', 'attributes', attributes, one)
  list('Groups', 'groups', groups, one)
  list('People', 'users', users, ({ user, entry }) => {
    const password = hashes?.get(user.id)
    return one(password === undefined ? entry : { ...entry, password })
  })
  list('Accounts of machines, without their tokens', 'serviceAccounts', services, one)
  list('Apps', 'apps', apps, ({ app, entry }) => {
    const kept = appHashes?.get(app.id)
    return several(kept === undefined ? entry : { ...entry, kept: { id: app.id, ...kept } })
  })
  list('Directories people come from, without their secrets', 'externalDirectories', externals, several)
  return { text: chunks.join(''), people: users.length, groups: groups.length, apps: apps.length }
}

const head = (secrets: boolean): string => `# A directory as a file of truth, made by “doorward export”.
${
  secrets
    ? '# It holds the hashes of passwords: whoever reads it can try to guess them. Apps’ secrets are taken over where the\n# store has the same key (keys/).'
    : '# No password and no secret is in it: “doorward apply” leaves those that are there, and makes none.'
}
# People in the trash are not in it, nor is anything that happened: that is what backups are for.
version: 1
# Entries are not marked as this file’s. Take this line out to keep the directory in this file from now on.
owns: false
`

async function readHashes({ list }: ExportParts): Promise<Map<string, Entry>> {
  const rows = await list.selectFrom('password').select(['userId', 'hash', 'mustChange']).execute()
  return new Map(
    rows.map(({ userId, hash, mustChange }) => [userId, { hash, ...(mustChange === 1 ? { mustChange: true } : {}) }]),
  )
}

/** Oldest first, as they were made. */
async function readAppHashes({ list }: ExportParts): Promise<Map<string, Partial<Record<SecretDoor, string[]>>>> {
  const byApp = new Map<string, Partial<Record<SecretDoor, string[]>>>()
  const rows = await list
    .selectFrom('secret')
    .select(['ownerId', 'kind', 'hash'])
    .where('kind', 'in', secretDoors)
    .orderBy('createdAt')
    .orderBy('hash')
    .execute()
  for (const { ownerId, kind, hash } of rows) {
    const kept = byApp.get(ownerId) ?? {}
    const door = kind as SecretDoor
    kept[door] = [...(kept[door] ?? []), hash]
    byApp.set(ownerId, kept)
  }
  return byApp
}

/** The directory server's own secret. The newest one: it is the one that will stay. */
export async function findServerSecret(as: DirectoryHandle): Promise<Secret | undefined> {
  const owner: SecretOwner = { kind: 'directory-server', ownerId: 'directory-server' }
  const [newest] = await as.apps.listSecrets(owner)
  return newest === undefined ? undefined : as.apps.revealSecret(newest.id)
}
