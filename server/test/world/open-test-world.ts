import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog, Secret, type Clock, type Config, type HashCost, type Log } from '#ground'
import type { Connect } from '#external'
import type { Actor, DirectoryHandle, Origin, Role, User } from '#directory'
import { openWorld, type World } from '../../src/main/world.ts'

/** As cheap as argon2id gets: tests are about who may, not about how long it takes. */
export const cheapHash: HashCost = { memoryKib: 64, passes: 1, lanes: 1 }

export const operator: Actor = { kind: 'system', name: 'operator' }
export const cli: Origin = { door: 'cli', address: null }

/** The password of everybody a test adds. */
export const password = 'a quiet green door'

export interface TestWorld extends World {
  asOperator: DirectoryHandle
  add(username: string, options?: { role?: Role; email?: string | null }): Promise<User>
  /** Closes, and opens what was written. */
  reopen(): Promise<TestWorld>
  /** Another node on the same PostgreSQL, with the same keys and a data folder of its own. */
  openBeside(): Promise<TestWorld>
  dispose(): Promise<void>
}

export interface TestWorldOptions {
  clock?: Clock
  dataFolder?: string
  keysFolder?: string
  /** An empty database, or one another world has made; a file in the data folder without it. */
  postgres?: string
  mail?: Config['mail']
  log?: Log
  /** What directories of others would answer. */
  connect?: Connect
  /** Whether the clock ends by itself what is over, as it does every few seconds; a test may do it when it wants to. */
  endsByItself?: boolean
}

export async function openTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'doorward-world-'))
  const keysFolder = options.keysFolder ?? join(dataFolder, 'keys')
  const world = await openWorld({
    dataFolder,
    database: options.postgres === undefined ? 'doorward.db' : { postgres: new Secret(options.postgres) },
    keysFolder,
    mail: options.mail ?? null,
    log: options.log ?? silentLog,
    hashCost: cheapHash,
    // The longest a timer takes.
    ...(options.endsByItself === false && { expiryEveryMs: 2 ** 31 - 1 }),
    ...(options.connect === undefined ? {} : { connect: options.connect }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  })
  const asOperator = world.directory.as(operator, cli)
  return {
    ...world,
    asOperator,
    add: (username, { role = 'user', email = `${username}@example.com` } = {}) =>
      asOperator.users.create({
        username,
        displayName: `${username} Example`,
        email,
        role,
        password: { plain: new Secret(password) },
      }),
    async reopen() {
      await world.close()
      return openTestWorld({ ...options, dataFolder })
    },
    openBeside() {
      if (options.postgres === undefined) throw new Error('A file is one process’s alone.')
      const { dataFolder: _, ...shared } = options
      return openTestWorld({ ...shared, keysFolder })
    },
    async dispose() {
      await world.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
