import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

type Person = OperationOutput<'showUser'>

const printPerson = (user: Person): string =>
  printTable([
    ['username', user.username ?? '(not chosen yet)'],
    ['name', user.displayName],
    ['e-mail', user.email ?? '–'],
    ['role', user.role],
    ['state', user.state],
    ['groups', user.groups.join(', ') || '–'],
    ...(user.managedBy === null ? [] : [['kept in', user.managedBy]]),
    ['since', user.createdAt],
    ['id', user.id],
  ])

const list: Command = {
  name: 'user list',
  takes: [],
  about: 'List people.',
  options: {
    search: { value: 'TEXT', about: 'Part of a name, username or e-mail address.' },
    state: { value: 'STATE', about: 'active, disabled, gone, expired, trashed or invited.' },
    role: { value: 'ROLE', about: 'owner, admin, usermanager or user.' },
  },
  async run({ options, withOperations, answer }) {
    const filter = {
      search: textOf(options['search']),
      state: textOf(options['state']) as never,
      role: textOf(options['role']) as never,
    }
    const people = await withOperations(async operate => {
      const all: Person[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: OperationOutput<'listUsers'> = await operate('listUsers', { ...filter, cursor })
        all.push(...page.items)
        cursor = page.nextCursor
      }
      return all
    })
    answer(people, all =>
      all.length === 0
        ? 'Nobody.'
        : printTable([
            ['USERNAME', 'NAME', 'E-MAIL', 'ROLE', 'STATE', 'GROUPS'],
            ...all.map(({ username, displayName, email, role, state, groups }) => [
              username ?? '–',
              displayName,
              email ?? '–',
              role,
              state,
              groups.join(', '),
            ]),
          ]),
    )
  },
}

const onOne = (verb: string, operation: 'showUser' | 'disableUser' | 'enableUser', about: string): Command => ({
  name: `user ${verb}`,
  takes: ['USER'],
  about,
  details: 'USER is a username, an e-mail address or an id.',
  options: {},
  async run({ words: [user = ''], withOperations, answer }) {
    answer(await withOperations(operate => operate(operation, { user })), printPerson)
  },
})

export const userCommands: Command[] = [
  list,
  onOne('show', 'showUser', 'Show one person.'),
  onOne('disable', 'disableUser', 'Refuse a person at every door, and end their sessions.'),
  onOne('enable', 'enableUser', 'Let a disabled person in again.'),
]
