import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import type { UserId } from '#ground'
import { newTotpSecret, totpStepMs } from '#signin'
import type { TestWorld } from '../world/open-test-world.ts'

/** An authenticator app: what a person with the secret can tell. */
export interface Authenticator {
  /** The code of the step that is now, or of one so many steps later. */
  code(steps?: number): string
}

/**
 * Gives somebody an authenticator app, as the rows say it. `write` runs one statement where the world's tables are; the
 * file in the data folder without it.
 */
export async function enrolTotp(
  world: TestWorld,
  userId: UserId,
  write: (sql: string) => Promise<unknown> = sql => writeToFile(world, sql),
): Promise<Authenticator> {
  const secret = await newTotpSecret()
  const sealed = world.sealer.seal(secret, { table: 'totp', row: userId, column: 'sealed' })
  await write(`insert into totp ("userId", sealed, "createdAt", "lastUsedAt", "lastStep")
    values ('${userId}', '${sealed}', ${world.clock.now()}, null, 0)`)
  await write(`update "user" set "secondFactor" = 1 where id = '${userId}'`)
  // Memory follows changes of the log, and this is one.
  await world.asOperator.users.update(userId, { phone: '+49 30 1234567' })
  return {
    code: (steps = 0) =>
      generateSync({ secret: secret.reveal(), epoch: Math.floor((world.clock.now() + steps * totpStepMs) / 1000) }),
  }
}

async function writeToFile(world: TestWorld, sql: string): Promise<void> {
  const db = new DatabaseSync(join(world.dataFolder, 'doorward.db'), { timeout: 5_000 })
  try {
    db.exec(sql)
  } finally {
    db.close()
  }
}
