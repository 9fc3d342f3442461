import { existsSync } from 'node:fs'
import { loadSealer, OperatorProblem, type Config } from '#ground'
import { lockDataFolder, type Finding } from '#store'
import { placeOf, readSnapshot } from '../../backup/place.ts'
import { verifyEverything, wrongOf } from '../../backup/verify.ts'
import { databaseOf } from '../../open-store.ts'
import type { Command } from '../command.ts'
import { findRunningServer, findSocketPath } from '../control-socket.ts'
import { printTable } from '../table.ts'

/** The store as it lies there: opening it would change it, and may not even be possible when it is damaged. */
async function verifyAtRest(config: Config): Promise<Finding[]> {
  const { dataFolder, keysFolder } = config
  const place = placeOf(databaseOf(config), dataFolder)
  if (place.engine === 'sqlite' && !existsSync(place.path))
    throw new OperatorProblem('missing', `There is no Doorward in ${dataFolder}. Name its data folder with --data.`)
  const lock = lockDataFolder(dataFolder)
  try {
    const sealer = loadSealer(keysFolder, true)
    return await readSnapshot(place, (db, engine) => verifyEverything({ db, engine, sealer }))
  } finally {
    lock.release()
  }
}

function printFindings(findings: Finding[]): string {
  const wrong = wrongOf(findings)
  const rows = findings.map(({ check, looked, wrong: count }) => [check, String(looked), String(count)])
  return [
    printTable([['CHECK', 'LOOKED AT', 'WRONG'], ...rows]),
    '',
    ...(wrong.length === 0 ? [`All ${findings.length} checks passed.`] : wrong),
  ].join('\n')
}

export const verify: Command = {
  name: 'verify',
  takes: [],
  about: 'Check everything that must hold in the store. Changes nothing.',
  details: 'Also while the server runs. Exit codes: 0 all is right, 1 something is wrong.',
  options: {},
  async run({ config, console, answer }) {
    const socket = findSocketPath(config.dataFolder, console.env)
    const operate = socket === undefined ? undefined : await findRunningServer(socket)
    const findings = operate === undefined ? await verifyAtRest(config) : await operate('verify', {})
    answer(findings, printFindings)
    return wrongOf(findings).length === 0 ? 0 : 1
  },
}
