import { OperatorProblem } from '#ground'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'
import { readAllPages } from './all-pages.ts'

type Person = OperationOutput<'showUser'>

const printPerson = (user: Person): string =>
  printTable([
    ['username', user.username ?? '(not chosen yet)'],
    ['name', user.displayName],
    ['e-mail', user.email ?? '–'],
    ['role', user.role],
    ['state', user.state],
    ['second factor', user.secondFactor ? 'yes' : 'no'],
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
    const people = await withOperations(operate => readAllPages(cursor => operate('listUsers', { ...filter, cursor })))
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

type OnOne = 'resetSecondFactor' | 'showUser' | 'disableUser' | 'enableUser' | 'trashUser' | 'restoreUser'

const onOne = (verb: string, operation: OnOne, about: string): Command => ({
  name: `user ${verb}`,
  takes: ['USER'],
  about,
  details: 'USER is a username, an e-mail address or an id.',
  options: {},
  async run({ words: [user = ''], withOperations, answer }) {
    answer(await withOperations(operate => operate(operation, { user })), printPerson)
  },
})

const erase: Command = {
  name: 'user erase',
  takes: ['USER'],
  about: 'Forget somebody in the trash for good; nobody is ever given their username.',
  details: 'What names them is deleted. Logs keep an id that leads to nobody. It cannot be undone, so it wants --yes.',
  options: { yes: { about: 'It is meant.' } },
  async run({ words: [user = ''], options, withOperations, answer }) {
    if (options['yes'] !== true)
      throw new OperatorProblem(
        'conflict',
        `Nothing was changed. Erasing ${user} cannot be undone; if it is meant, add --yes.`,
      )
    answer(
      await withOperations(operate => operate('eraseUser', { user })),
      ({ id, username }) => `${username ?? id} is forgotten.`,
    )
  },
}

const resetLink: Command = {
  name: 'user reset-link',
  takes: ['USER'],
  about: 'Make a link by which somebody chooses another password; no mail is needed.',
  details: 'It works once, for an hour, and proves no second factor.',
  options: {},
  async run({ words: [user = ''], withOperations, answer }) {
    answer(
      await withOperations(operate => operate('resetLink', { user })),
      ({ username, url, expiresAt }) => `Lets ${username} choose a password, once, until ${expiresAt}:\n  ${url}`,
    )
  },
}

const temporaryPassword: Command = {
  name: 'user temporary-password',
  takes: ['USER'],
  about: 'Give somebody a password that they change at their first sign-in, and sign them out everywhere.',
  details: 'It is made here and shown this once.',
  options: {},
  async run({ words: [user = ''], withOperations, answer }) {
    answer(
      await withOperations(operate => operate('giveTemporaryPassword', { user })),
      ({ username, password }) => `The password of ${username}, until they change it: ${password}`,
    )
  },
}

const offboard: Command = {
  name: 'user offboard',
  takes: ['USER'],
  about: 'End all that somebody who leaves has here, tell their apps, and keep a receipt of it.',
  options: { trash: { about: 'Move them to the trash as well.' } },
  async run({ words: [user = ''], options, withOperations, answer }) {
    const left = await withOperations(operate => operate('offboardUser', { user, trash: options['trash'] === true }))
    answer(left, receipt =>
      printTable([
        ['who', receipt.username ?? receipt.displayName],
        ['sessions ended', String(receipt.sessions)],
        ['renewals for apps ended', String(receipt.renewals)],
        ['app passwords ended', receipt.appPasswords.join(', ') || '–'],
        ['API tokens ended', receipt.apiTokens.join(', ') || '–'],
        ['taken out of', receipt.groups.join(', ') || '–'],
        ['apps that are told', receipt.toldApps.join(', ') || '–'],
        ['apps to look at by hand', receipt.appsByHand.join(', ') || '–'],
        ['receipt', receipt.id],
      ]),
    )
  },
}

export const userCommands: Command[] = [
  list,
  onOne('show', 'showUser', 'Show one person.'),
  onOne('disable', 'disableUser', 'Refuse a person at every door, and end their sessions.'),
  onOne('enable', 'enableUser', 'Let a disabled person in again.'),
  offboard,
  onOne('trash', 'trashUser', 'Move a person to the trash, refused at every door; they can be restored for a while.'),
  onOne('restore', 'restoreUser', 'Fetch a person from the trash, as they were.'),
  resetLink,
  temporaryPassword,
  onOne(
    'reset-second-factor',
    'resetSecondFactor',
    'Take all second factors of a person away, because they are lost, and end their sessions.',
  ),
  erase,
]
