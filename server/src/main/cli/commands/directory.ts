import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorProblem } from '#ground'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'
import { printMoving } from './bind-through.ts'

type Listed = OperationOutput<'listDirectories'>
type Run = OperationOutput<'syncRun'>

const printDirectories = (directories: Listed): string =>
  directories.length === 0
    ? 'No directories.'
    : printTable([
        ['NAME', 'STATE', 'PROVIDER', 'POLICY', 'SERVER', 'LAST SYNC', 'TROUBLE'],
        ...directories.map(({ name, enabled, provider, policy, urls, lastOkAt, trouble }) => [
          name,
          enabled ? 'on' : 'off',
          provider,
          policy,
          urls[0] ?? '–',
          lastOkAt ?? '–',
          trouble ?? '–',
        ]),
      ])

const printCounts = (counts: Run['counts']): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ') || 'nothing'

const printRun = ({ id, kind, startedAt, outcome, phase, counts, message }: Run): string =>
  [
    `${id}  ${kind}, ${outcome ?? phase}, ${startedAt}: ${printCounts(counts)}`,
    ...(message === null ? [] : [message]),
  ].join('\n')

const printStatus = ({ directory, moving, runs, conflicts }: OperationOutput<'directoryStatus'>): string =>
  [
    printDirectories([directory]),
    ...[printMoving(moving) ?? []].flat().map(told => `Moving here: ${told}`),
    ...(runs.length === 0 ? ['No runs yet.'] : ['Runs, newest first:', ...runs.map(printRun)]),
    ...(conflicts.length === 0 ? [] : ['Conflicts:', ...conflicts.map(one => `${one.username}: ${one.explanation}`)]),
  ].join('\n')

const printPlan = ({ counts, guard, lines, missing, skipped, groups }: OperationOutput<'planDirectory'>): string =>
  [
    ...groups.map(({ name, isNew }) => `${isNew ? '+' : '~'} group ${name}`),
    ...lines.map(({ username, steps, fields }) => {
      const told = fields.length === 0 || steps.includes('create') ? '' : ` (${fields.join(', ')})`
      return `${steps.includes('create') ? '+' : '~'} ${username}: ${steps.join(', ')}${told}`
    }),
    ...missing.map(name => `- ${name}: not found there`),
    ...skipped.map(({ dn, reason }) => `! ${dn}: ${reason}`),
    `${printCounts(counts)}; nothing was changed.`,
    ...(guard === null ? [] : [guard]),
  ].join('\n')

const list: Command = {
  name: 'directory list',
  takes: [],
  about: 'List the directories people come from.',
  options: {},
  async run({ withOperations, answer }) {
    answer(await withOperations(operate => operate('listDirectories', {})), printDirectories)
  },
}

const status: Command = {
  name: 'directory status',
  takes: ['NAME'],
  about: 'Show how a directory does: its last runs, and who waits for an admin’s word.',
  options: {},
  async run({ words: [name = ''], withOperations, answer }) {
    answer(await withOperations(operate => operate('directoryStatus', { name })), printStatus)
  },
}

const plan: Command = {
  name: 'directory plan',
  takes: ['NAME'],
  about: 'Show what a synchronisation would do, and do nothing.',
  options: {},
  async run({ words: [name = ''], withOperations, answer }) {
    answer(await withOperations(operate => operate('planDirectory', { name })), printPlan)
  },
}

/** How often a run that goes on is looked at. */
const lookMs = 300
/** Partly done, or stopped to ask; 1 and 2 are every command's own. */
const exitUnfinished = 3

const sync: Command = {
  name: 'directory sync',
  takes: ['NAME'],
  about: 'Synchronise a directory now, and wait for the end.',
  details:
    'A run that would take away more than the settings allow stops and asks: look at it with “directory plan”, and repeat\n' +
    'it with --confirm and the id of the stopped run.\n\n' +
    'Exit codes: 0 complete; 1 refused or failed; 2 not understood; 3 partly done, or stopped to ask.',
  options: {
    incremental: { about: 'Only what has changed since the last run, where the server can tell.' },
    confirm: { value: 'RUN', about: 'Do what that run was stopped at.' },
  },
  async run({ words: [name = ''], options, withOperations, answer }) {
    const kind = options['incremental'] === true ? ('incremental' as const) : ('full' as const)
    const confirms = textOf(options['confirm'])
    const ended = await withOperations(async operate => {
      let run = await operate('startSync', { name, kind, ...(confirms === undefined ? {} : { confirms }) })
      while (run.outcome === null) {
        await sleep(lookMs)
        run = await operate('syncRun', { name, run: run.id })
      }
      return run
    })
    answer(ended, printRun)
    return ended.outcome === 'complete' ? 0 : ended.outcome === 'failed' ? 1 : exitUnfinished
  },
}

const turn = (verb: string, operation: 'turnOnDirectory' | 'turnOffDirectory', about: string): Command => ({
  name: `directory ${verb}`,
  takes: ['NAME'],
  about,
  options: {},
  async run({ words: [name = ''], withOperations, answer }) {
    answer([await withOperations(operate => operate(operation, { name }))], printDirectories)
  },
})

const importCloverdx: Command = {
  name: 'directory import-cloverdx',
  takes: ['NAME', 'FILE'],
  about: 'Make a directory of the LDAP settings of a CloverDX server.',
  details:
    'FILE is its properties file, or - for standard input. The directory is off until it is turned on. What cannot be taken\n' +
    'over is told, key by key.',
  options: { plan: { about: 'Show what would be made, and make nothing.' } },
  async run({ words: [name = '', file = ''], options, console, withOperations, answer }) {
    const properties = Buffer.from(file === '-' ? await console.input() : read(resolve(console.cwd, file))).toString()
    const planOnly = options['plan'] === true
    const input = { name, properties, planOnly }
    answer(await withOperations(operate => operate('importCloverdx', input)), ({ made, settings, notes, ...draft }) =>
      [
        `${made ? 'Made' : 'Would make'} ${name}: ${settings.policy}, ${settings.urls.join(' ')}`,
        ...notes.map(({ key, message }) => `Note: ${key}: ${message}`),
        ...(draft.missingGroup === null ? [] : [`Note: there is no group with the code “${draft.missingGroup}” here.`]),
        ...(draft.hasBindPassword || settings.bindDn === null ? [] : ['Note: the bind password is still to be given.']),
      ].join('\n'),
    )
  },
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new OperatorProblem('missing', `The file ${path} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

export const directoryCommands: Command[] = [
  list,
  status,
  plan,
  sync,
  turn('on', 'turnOnDirectory', 'Turn a directory on: everybody who is linked there comes from there again.'),
  turn('off', 'turnOffDirectory', 'Turn a directory off: its people and groups become local, and their links wait.'),
  importCloverdx,
]
