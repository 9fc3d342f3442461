import assert from 'node:assert/strict'
import { join } from 'node:path'
import { cli, operator } from '../../world/open-test-world.ts'
import type { ApiWorld } from '../api-world.ts'
import { nothing, type Calls } from './make-call.ts'
import { next } from './subjects.ts'

const someRecoveryKey = 'AGE-SECRET-KEY-15VGVKFA4T40Z6HCX75SDP5RUR3VDQCU6796Z8XM2SQELX955MV2SRSHES4'

/** One that is done, so that another may be begun; made once, since it takes a while. */
async function backup({ backups, dataFolder }: ApiWorld): Promise<string> {
  const by = { actor: operator, origin: cli }
  if ((await backups.recoveryKey()) === null) await backups.newRecoveryKey(by)
  while ((await backups.list()).some(({ finishedAt }) => finishedAt === null))
    await new Promise(resolve => setTimeout(resolve, 10))
  const find = async () => (await backups.list()).find(({ file }) => file !== null)
  if ((await find()) === undefined) await backups.make(by, { file: join(dataFolder, 'made.dwb') })
  return (await find())?.id ?? assert.fail('there is no backup')
}

export const backupCalls = {
  getBackups: nothing,
  async startBackup(world) {
    await backup(world)
    return {}
  },
  downloadBackup: async world => ({ params: { id: await backup(world) } }),
  async updateBackupSchedule(world) {
    const { version } = await world.asOperator.settings.versionOf('backup')
    return { version, body: { keepDays: 1 + (next() % 30) } }
  },
  makeRecoveryKey: nothing,
  checkRecoveryKey: async () => ({ body: { key: someRecoveryKey } }),
} satisfies Calls
