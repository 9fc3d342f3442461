import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ExternalSettings, User } from '#directory'
import { Secret, type Clock, type Log } from '#ground'
import type { BindAnswer, OpenedApp, SignInAnswer } from '#signin'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'

export const directoryId = '01990000-0000-7000-8000-000000000001'
export const visitor = { address: '192.0.2.7', userAgent: 'test browser' }

/** A world whose people may come from another directory, named `there`. */
export interface DirectoryWorld {
  readonly world: TestWorld
  /** Gives the directory other settings; what was known of its people stays. */
  set(settings: ExternalSettings): Promise<void>
  signIn(identifier: string, password: string): Promise<SignInAnswer>
  /** As the directory server binds somebody. */
  bind(
    identifier: string,
    password: string,
    options?: { code?: string; allowsBare?: boolean; app?: OpenedApp },
  ): Promise<BindAnswer>
  find(username: string): User | undefined
  get(username: string): User
  groupsOf(username: string): string[]
  /** Reasons of the refusals so far, oldest first. */
  refusals(): Promise<string[]>
  conflicts(): Promise<{ reason: string; userId: string | null }[]>
  dispose(): Promise<void>
}

export interface DirectoryWorldOptions {
  clock: Clock
  settings: ExternalSettings
  bindPassword?: string | null
  log?: Log
  allowedSources?: string[]
}

export async function openDirectoryWorld({
  clock,
  settings,
  bindPassword = null,
  log,
  allowedSources = ['local', 'there'],
}: DirectoryWorldOptions): Promise<DirectoryWorld> {
  let world = await openTestWorld({ clock, ...(log && { log }) })
  await world.add('olivia', { role: 'owner' })
  const sealed =
    bindPassword === null
      ? null
      : world.sealer.seal(new Secret(bindPassword), {
          table: 'externalDirectory',
          row: directoryId,
          column: 'bindPassword',
        })

  async function set(wanted: ExternalSettings): Promise<void> {
    const { dataFolder } = world
    await world.close()
    const db = new DatabaseSync(join(dataFolder, 'doorward.db'), { timeout: 5000 })
    db.prepare(
      `insert into "externalDirectory" values (?, 'there', 'There', 1, ?, ?, null, 1, 1, 1, null)
       on conflict("id") do update set "settings" = excluded."settings"`,
    ).run(directoryId, JSON.stringify(wanted), sealed)
    db.close()
    world = await openTestWorld({ clock, dataFolder, ...(log && { log }) })
  }
  await set(settings)
  await world.asOperator.settings.put('signIn', { allowedSources })

  const find = (username: string): User | undefined => world.memory.people.findByUsername(username)
  function get(username: string): User {
    const user = find(username)
    if (user === undefined) throw new Error(`${username} is not here.`)
    return user
  }
  return {
    get world() {
      return world
    },
    set,
    find,
    get,
    signIn: (identifier, password) =>
      world.signIn.withPassword({ identifier, password: new Secret(password), visitor }),
    bind: (identifier, password, { code, allowsBare = false, app = 'directory-server' } = {}) =>
      world.signIn.bind({
        door: 'ldap',
        identifier,
        password: new Secret(password),
        code,
        address: visitor.address,
        app,
        view: 'dc=example,dc=com',
        allowsBare,
        mayOpen: () => true,
      }),
    groupsOf: username =>
      world.memory.people
        .groupsOf(get(username).id, clock.now())
        .map(({ name }) => name)
        .toSorted(),
    async refusals() {
      await world.events.flush()
      const rows = await world.store.read
        .selectFrom('audit')
        .select('reason')
        .where('outcome', '=', 'refused')
        .orderBy('id')
        .execute()
      return rows.flatMap(({ reason }) => reason ?? [])
    },
    conflicts: async () =>
      (await world.store.read.selectFrom('externalConflict').select(['reason', 'userId']).execute()).map(row => ({
        ...row,
      })),
    dispose: () => world.dispose(),
  }
}
