import { limits, Problem, say, type Millis } from '#ground'
import type { Tx } from '#store'
import { printActor } from '../actor.ts'
import type { ChangeKind } from '../change-log.ts'
import type { FindingAside, Signed } from '../finding-aside.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import { requireRole, resolveAsker } from '../who-may.ts'
import type { Deed } from './deed.ts'
import { writeSetting } from './setting-commands.ts'

/** `until` null: accepted, for the reason given. */
export interface PutAside extends Deed {
  finding: Signed
  until: Millis | null
  reason: string
}

export interface TakeBack extends Deed {
  name: string
}

/** What the doctor finds and somebody has seen. Each is for admins. */
export const findingCommands = {
  /** One that is put aside already is put aside anew. Throws Problem `conflict` when there are too many. */
  async putFindingAside(tx: Tx, input: PutAside): Promise<void> {
    const { finding, until, reason, at } = input
    requireRole(await resolveAsker(tx, input.actor, at), 'admin')
    const { aside } = await read(tx)
    const others = aside.filter(({ name, until: end }) => name !== finding.name && (end === null || end > at))
    if (others.length >= limits.settings.findingsAsideMax)
      throw new Problem(
        'conflict',
        say('At most {max} findings can be put aside. Take some back.', { max: limits.settings.findingsAsideMax }),
      )
    const { name, sign, amount } = finding
    const put: FindingAside = { name, sign, amount, by: printActor(input.actor), at, until, reason }
    await write(
      tx,
      input,
      [...others, put],
      until === null ? 'setting.finding-accepted' : 'setting.finding-put-off',
      name,
    )
  },

  /** It is told again. Nothing happens where it is not put aside. */
  async takeFindingBack(tx: Tx, input: TakeBack): Promise<void> {
    requireRole(await resolveAsker(tx, input.actor, input.at), 'admin')
    const { aside } = await read(tx)
    const others = aside.filter(({ name }) => name !== input.name)
    if (others.length < aside.length) await write(tx, input, others, 'setting.finding-taken-back', input.name)
  },
}

async function read(tx: Tx): Promise<Settings['health']> {
  const row = await tx.db.selectFrom('setting').select('value').where('key', '=', 'health').executeTakeFirst()
  return row === undefined ? defaultSettings.health : (JSON.parse(row.value) as Settings['health'])
}

const write = (tx: Tx, deed: Deed, aside: FindingAside[], kind: ChangeKind, name: string) =>
  writeSetting(tx, { ...deed, key: 'health', value: { aside }, managedBy: null }, { kind, data: { fields: [name] } })
