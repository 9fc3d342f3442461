import { OperatorProblem } from '#ground'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

const print = (services: OperationOutput<'listServices'>): string =>
  services.length === 0
    ? 'No service accounts.'
    : printTable([
        ['NAME', 'ROLE', 'STATE', 'CONTACT', 'TOKENS', 'LAST USED'],
        ...services.map(({ name, role, disabled, contact, tokens, lastUsedAt }) => [
          name,
          role,
          disabled ? 'disabled' : 'enabled',
          contact ?? '–',
          String(tokens),
          lastUsedAt ?? '–',
        ]),
      ])

const list: Command = {
  name: 'service-account list',
  takes: [],
  about: 'List accounts of machines.',
  options: { search: { value: 'TEXT', about: 'Part of a name or description.' } },
  async run({ options, withOperations, answer }) {
    answer(await withOperations(operate => operate('listServices', { search: textOf(options['search']) })), print)
  },
}

const onOne = (verb: string, operation: 'disableService' | 'enableService', about: string): Command => ({
  name: `service-account ${verb}`,
  takes: ['ACCOUNT'],
  about,
  details: 'ACCOUNT is a name, in any case, or an id.',
  options: {},
  async run({ words: [account = ''], withOperations, answer }) {
    answer(await withOperations(operate => operate(operation, { account })), print)
  },
})

const add: Command = {
  name: 'service-account add',
  takes: ['NAME'],
  about: 'Make an account for a machine; it does nothing until it has a token.',
  options: {
    contact: { value: 'USER', about: 'Who looks after it: a username, an e-mail address or an id. Required.' },
    role: { value: 'ROLE', about: 'admin, usermanager or user; user without it.' },
    description: { value: 'TEXT', about: 'What it is for.' },
  },
  async run({ words: [name = ''], options, withOperations, answer }) {
    const contact = textOf(options['contact'])
    if (contact === undefined)
      throw new OperatorProblem('invalid', 'Somebody looks after every service account: say who with --contact USER.')
    const role = textOf(options['role']) as never
    const description = textOf(options['description'])
    answer(await withOperations(operate => operate('createService', { name, contact, role, description })), print)
  },
}

const token: Command = {
  name: 'service-account token',
  takes: ['ACCOUNT'],
  about: 'Make a service account an API token. It is shown this once.',
  details: 'Without --json the token alone goes to standard output. What it may do: see docs/openapi.json.',
  options: {
    scopes: { value: 'SCOPES', about: 'What it may do, as in people:read,groups:write. Required.' },
    name: { value: 'NAME', about: 'What it is for. “Made by the operator” without it.' },
    until: { value: 'DATE', about: 'When it stops working, like 2026-12-31; when it is ended without it.' },
  },
  async run({ words: [account = ''], options, withOperations, answer, console }) {
    const scopes = (textOf(options['scopes']) ?? '').split(',').filter(scope => scope !== '')
    const name = textOf(options['name']) ?? 'Made by the operator'
    const until = textOf(options['until'])
    const made = await withOperations(operate => operate('createServiceToken', { account, name, scopes, until }))
    console.note(`A token of ${made.account} for ${made.scopes.join(', ')}. It is shown this once.`)
    answer(made, ({ text }) => text)
  },
}

const remove: Command = {
  name: 'service-account remove',
  takes: ['ACCOUNT'],
  about: 'Delete a service account and its tokens for good.',
  details: 'ACCOUNT is a name, in any case, or an id. It cannot be undone, so it wants --yes.',
  options: { yes: { about: 'It is meant.' } },
  async run({ words: [account = ''], options, withOperations, answer }) {
    if (options['yes'] !== true)
      throw new OperatorProblem(
        'conflict',
        `Nothing was changed. Removing ${account} cannot be undone; if it is meant, add --yes.`,
      )
    answer(
      await withOperations(operate => operate('deleteService', { account })),
      ({ name }) => `${name} is gone, and its tokens are refused.`,
    )
  },
}

export const serviceAccountCommands: Command[] = [
  list,
  add,
  token,
  onOne('disable', 'disableService', 'Refuse every token of a service account at once.'),
  onOne('enable', 'enableService', 'Take the tokens of a disabled service account again.'),
  remove,
]
