import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

const print = (tokens: OperationOutput<'listRegistrationTokens'>): string =>
  tokens.length === 0
    ? 'No registration tokens.'
    : printTable([
        ['NAME', 'MADE', 'ENDS', 'ID'],
        ...tokens.map(({ name, createdAt, expiresAt, id }) => [name, createdAt, expiresAt, id]),
      ])

export const registrationCommands: Command[] = [
  {
    name: 'registration list',
    takes: [],
    about: 'List the tokens with which apps add themselves.',
    options: {},
    async run({ withOperations, answer }) {
      answer(await withOperations(operate => operate('listRegistrationTokens', {})), print)
    },
  },
  {
    name: 'registration token',
    takes: [],
    about: 'Make a token with which apps add themselves. It is shown this once.',
    details:
      'Apps show it at the registration endpoint (RFC 7591), many of them if need be. Nobody may open what they add until\n' +
      'an admin says who. Without --json the token alone goes to standard output.',
    options: {
      name: { value: 'NAME', about: 'What it is for. “Made by the operator” without it.' },
      until: { value: 'DATE', about: 'When it stops working, like 2026-12-31; an hour from now without it.' },
    },
    async run({ options, withOperations, answer, console }) {
      const name = textOf(options['name']) ?? 'Made by the operator'
      const until = textOf(options['until'])
      const made = await withOperations(operate => operate('createRegistrationToken', { name, until }))
      console.note(`It works until ${made.expiresAt}, and is shown this once.`)
      if (!made.isOn) console.note('App registration is switched off: switch it on in the settings.')
      answer(made, ({ text }) => text)
    },
  },
  {
    name: 'registration end',
    takes: ['TOKEN'],
    about: 'End such a token at once; apps that were added with it stay.',
    details: 'TOKEN is its id, as “registration list” shows it.',
    options: {},
    async run({ words: [id = ''], withOperations, answer }) {
      answer(await withOperations(operate => operate('removeRegistrationToken', { id })), print)
    },
  },
]
