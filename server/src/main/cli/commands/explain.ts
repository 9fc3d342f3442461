import { explainUnknown, OperatorProblem } from '#ground'
import { textOf, type Command } from '../command.ts'
import { parseMoment } from '../moment.ts'
import type { OperationInput, OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

type Explained = OperationOutput<'explainAccess'>
type Door = NonNullable<OperationInput<'explainAccess'>['door']>

const doors = ['oidc', 'ldap', 'gateway', 'simple-auth'] as const satisfies readonly Door[]

function parseDoor(text: string | undefined): Door | undefined {
  if (text === undefined) return undefined
  const door = doors.find(one => one === text)
  if (door === undefined) throw new OperatorProblem('invalid', `--door: ${explainUnknown(text, [...doors])}`)
  return door
}

const printChanges = (title: string, changes: Explained['letIn']['all']): string[] =>
  changes.length === 0 ? [] : ['', title, ...changes.map(change => `  ${`${change.title}. ${change.effect}`.trim()}`)]

function printExplained({ allowed, verdict, steps, letIn, takeAway }: Explained): string {
  const both = letIn.all.length > 0 && letIn.oneOf.length > 0
  return [
    `${allowed ? 'Yes' : 'No'}. ${verdict}`,
    '',
    printTable(steps.map(({ passed, title, detail }) => [passed ? 'passed' : 'STOPPED', title, detail])),
    ...printChanges('All of this would be needed:', letIn.all),
    ...printChanges(both ? 'And one of this:' : 'One of this would let them in:', letIn.oneOf),
    ...printChanges('Each of this would take it away:', takeAway.oneOf),
    ...printChanges('They come in by several ways. All of this would take it away:', takeAway.all),
  ].join('\n')
}

export const explainAccess: Command = {
  name: 'explain',
  takes: ['USER', 'APP'],
  about: 'Say whether somebody may open an app, why, and what would change it.',
  details:
    'USER is a username, an e-mail address or an id. APP is a name or an id, or directory-server for the directory ' +
    'server’s own tree. The exit code is 0 for yes and 3 for no.',
  options: {
    address: {
      value: 'ADDRESS',
      about: 'As they would come from this address. Without it networks are not looked at.',
    },
    at: { value: 'MOMENT', about: 'At this day or moment (UTC), not now.' },
    door: { value: 'DOOR', about: `By this door: ${doors.join(', ')}.` },
  },
  async run({ words: [user = '', app = ''], options, withOperations, answer }) {
    const asked = {
      user,
      app,
      address: textOf(options['address']),
      at: parseMoment('at', textOf(options['at'])),
      door: parseDoor(textOf(options['door'])),
    }
    const explained = await withOperations(operate => operate('explainAccess', asked))
    answer(explained, printExplained)
    return explained.allowed ? 0 : 3
  },
}
