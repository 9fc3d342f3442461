import { parseEnding } from '#provisioning'
import { textOf, type Call, type Command } from '../command.ts'
import type { Option } from '../arguments.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'
import { readAllPages } from './all-pages.ts'

type Group = OperationOutput<'showGroup'>
type Member = OperationOutput<'listMembers'>['items'][number]

const printGroup = (group: Group): string =>
  printTable([
    ['name', group.name],
    ['code', group.code],
    ['description', group.description || '–'],
    ['people', String(group.people)],
    ['managers', group.managers.join(', ') || '–'],
    ...(group.managedBy === null ? [] : [['kept in', group.managedBy]]),
    ['id', group.id],
  ])

const printMember = ({ kind, name, title, isDirect, until }: Member): string[] => [
  kind === 'group' ? `${name} (group)` : name,
  title,
  isDirect ? 'directly' : 'through a group',
  until ?? '–',
]

const list: Command = {
  name: 'group list',
  takes: [],
  about: 'List groups.',
  options: { search: { value: 'TEXT', about: 'Part of a name or description.' } },
  async run({ options, withOperations, answer }) {
    const search = textOf(options['search'])
    const groups = await withOperations(operate => readAllPages(cursor => operate('listGroups', { search, cursor })))
    answer(groups, all =>
      all.length === 0
        ? 'No groups.'
        : printTable([
            ['NAME', 'PEOPLE', 'DESCRIPTION', 'KEPT IN'],
            ...all.map(({ name, people, description, managedBy }) => [
              name,
              String(people),
              description,
              managedBy ?? '–',
            ]),
          ]),
    )
  },
}

const show: Command = {
  name: 'group show',
  takes: ['GROUP'],
  about: 'Show one group, and who is in it.',
  details: 'GROUP is a name, in any case, or an id.',
  options: {},
  async run({ words: [group = ''], withOperations, answer }) {
    const shown = await withOperations(async operate => ({
      ...(await operate('showGroup', { group })),
      members: await readAllPages(cursor => operate('listMembers', { group, cursor })),
    }))
    answer(shown, ({ members, ...rest }) =>
      [
        printGroup(rest),
        '',
        members.length === 0
          ? 'Nobody is in it.'
          : printTable([['MEMBER', 'NAME', 'HOW', 'UNTIL'], ...members.map(printMember)]),
      ].join('\n'),
    )
  },
}

const add: Command = {
  name: 'group add',
  takes: ['NAME'],
  about: 'Make a group.',
  options: {
    description: { value: 'TEXT', about: 'What it is for.' },
    code: { value: 'CODE', about: 'What directories match it by; the name in lower case unless given.' },
  },
  async run({ words: [name = ''], options, withOperations, answer }) {
    const input = { name, description: textOf(options['description']), code: textOf(options['code']) }
    answer(await withOperations(operate => operate('createGroup', input)), printGroup)
  },
}

const asGroup: Record<string, Option> = {
  group: { about: 'The member is a group, whose members are in this one too.' },
}

const addMember: Command = {
  name: 'group add-member',
  takes: ['GROUP', 'MEMBER'],
  about: 'Put somebody, or a group, into a group.',
  details: 'MEMBER is a username, an e-mail address or an id; with --group the name of a group.',
  options: { ...asGroup, until: { value: 'WHEN', about: 'The last day, as 2027-01-31, or the moment it ends (UTC).' } },
  async run(call) {
    const until = textOf(call.options['until'])
    const input = { ...membership(call), until: until === undefined ? null : parseEnding('until', until) }
    call.answer(await call.withOperations(operate => operate('addMember', input)), printGroup)
  },
}

const removeMember: Command = {
  name: 'group remove-member',
  takes: ['GROUP', 'MEMBER'],
  about: 'Take somebody, or a group, out of a group.',
  options: asGroup,
  async run(call) {
    call.answer(await call.withOperations(operate => operate('removeMember', membership(call))), printGroup)
  },
}

const membership = ({ words: [group = '', member = ''], options }: Call) => ({
  group,
  member,
  isGroup: options['group'] === true,
})

export const groupCommands: Command[] = [list, show, add, addMember, removeMember]
