import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

type Sessions = OperationOutput<'listSessions'>

const printSessions = (sessions: Sessions): string =>
  printTable([
    ['SINCE', 'LAST SEEN', 'ADDRESS', 'BROWSER', 'ID'],
    ...sessions.map(({ id, since, lastSeen, address, device }) => [since, lastSeen, address, device, id]),
  ])

export const sessionCommands: Command[] = [
  {
    name: 'session list',
    takes: ['USER'],
    about: 'List the browsers somebody is signed in with.',
    options: {},
    async run({ words: [user = ''], withOperations, answer }) {
      answer(await withOperations(operate => operate('listSessions', { user })), all =>
        all.length === 0 ? 'No sessions.' : printSessions(all),
      )
    },
  },
  {
    name: 'session end',
    takes: ['USER'],
    about: 'Sign somebody out everywhere, or of one browser.',
    details: 'Everywhere: every browser, what apps hold, LDAP connections and browsers that are trusted.',
    options: { session: { value: 'ID', about: 'Only this one.' } },
    async run({ words: [user = ''], options, withOperations, answer }) {
      const session = textOf(options['session'])
      answer(await withOperations(operate => operate('endSessions', { user, session })), ended =>
        ended.length === 0 ? 'There was none.' : `${printSessions(ended)}\n${ended.length} ended.`,
      )
    },
  },
]
