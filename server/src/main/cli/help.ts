import type { Option } from './arguments.ts'
import type { Command } from './command.ts'
import { printTable } from './table.ts'

/** What every command takes. */
export const globalOptions: Record<string, Option> = {
  data: { value: 'DIR', about: 'The data folder; ./data unless DOORWARD_DATA says otherwise.' },
  config: { value: 'FILE', about: 'The configuration; doorward.yaml in the data folder unless given.' },
  json: { about: 'Answer in JSON.' },
  help: { short: 'h', about: 'Show this.' },
  version: { about: 'Show the version.' },
}

const indent = (text: string): string => text.replace(/^/gm, '  ')

const optionRows = (options: Record<string, Option>): string[][] =>
  Object.entries(options).map(([name, { value, short, about }]) => [
    `${short === undefined ? '   ' : `-${short},`} --${name}${value === undefined ? '' : ` ${value}`}`,
    about,
  ])

const wordsOf = ({ name, takes, mayTake }: Command): string =>
  [name, ...takes, ...(mayTake === undefined ? [] : [`[${mayTake}]`])].join(' ')

export const printHelp = (commands: readonly Command[]): string =>
  [
    'doorward: people, groups and apps, and signing in to them',
    '',
    'Commands:',
    indent(printTable(commands.map(command => [wordsOf(command), command.about]))),
    '',
    'Options of every command:',
    indent(printTable(optionRows(globalOptions))),
    '',
    'Commands speak to the server that runs on the data folder. When none runs, they open the folder themselves.',
  ].join('\n')

export const printCommandHelp = (command: Command): string => {
  const { about, details, options } = command
  return [
    `doorward ${wordsOf(command)}${Object.keys(options).length > 0 ? ' [options]' : ''}`,
    '',
    about,
    ...(details === undefined ? [] : [details]),
    '',
    'Options:',
    indent(printTable(optionRows({ ...options, ...globalOptions }))),
  ].join('\n')
}
