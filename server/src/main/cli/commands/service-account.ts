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

export const serviceAccountCommands: Command[] = [
  list,
  onOne('disable', 'disableService', 'Refuse every token of a service account at once.'),
  onOne('enable', 'enableService', 'Take the tokens of a disabled service account again.'),
]
