import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

type AppPasswords = OperationOutput<'listAppPasswords'>

const printPasswords = (passwords: AppPasswords): string =>
  printTable([
    ['NAME', 'WORKS IN', 'MADE', 'LAST USED', 'FROM', 'UNTIL', 'ID'],
    ...passwords.map(({ name, app, createdAt, lastUsedAt, lastAddress, expiresAt, id }) => [
      name,
      app,
      createdAt,
      lastUsedAt ?? '–',
      lastAddress ?? '–',
      expiresAt ?? '–',
      id,
    ]),
  ])

export const appPasswordCommands: Command[] = [
  {
    name: 'app-password list',
    takes: ['USER'],
    about: 'List somebody’s app passwords.',
    options: {},
    async run({ words: [user = ''], withOperations, answer }) {
      answer(await withOperations(operate => operate('listAppPasswords', { user })), all =>
        all.length === 0 ? 'No app passwords.' : printPasswords(all),
      )
    },
  },
  {
    name: 'app-password add',
    takes: ['USER'],
    about: 'Make somebody an app password. It is shown this once.',
    options: {
      app: { value: 'APP', about: 'The app it is for; the directory server without it.' },
      name: { value: 'NAME', about: 'What it is for, such as a device. “Made by the operator” without it.' },
      until: { value: 'DATE', about: 'When it stops working, like 2026-12-31; when it is revoked without it.' },
    },
    async run({ words: [user = ''], options, withOperations, answer }) {
      const name = textOf(options['name']) ?? 'Made by the operator'
      const [app, until] = [textOf(options['app']), textOf(options['until'])]
      answer(
        await withOperations(operate => operate('addAppPassword', { user, app, name, until })),
        made => `For ${made.app}:\n  ${made.text}`,
      )
    },
  },
  {
    name: 'app-password revoke',
    takes: ['USER', 'ID'],
    about: 'Revoke an app password, and end what is open by it.',
    options: {},
    async run({ words: [user = '', id = ''], withOperations, answer }) {
      answer(await withOperations(operate => operate('revokeAppPassword', { user, id })), () => 'It is revoked.')
    },
  },
]
