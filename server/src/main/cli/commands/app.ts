import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'
import { readAllPages } from './all-pages.ts'

type App = OperationOutput<'showApp'>

const printApp = (app: App): string =>
  printTable([
    ['name', app.name],
    ['title', app.title],
    ['state', app.enabled ? 'enabled' : 'disabled'],
    ['who may', app.access],
    ['doors', app.doors.join(', ') || '–'],
    ...(app.clientId === null ? [] : [['client id', app.clientId]]),
    ...app.redirectUris.map(uri => ['redirect', uri]),
    ...(app.managedBy === null ? [] : [['kept in', app.managedBy]]),
    ['id', app.id],
  ])

const list: Command = {
  name: 'app list',
  takes: [],
  about: 'List apps.',
  options: { search: { value: 'TEXT', about: 'Part of a name or title.' } },
  async run({ options, withOperations, answer }) {
    const search = textOf(options['search'])
    const apps = await withOperations(operate => readAllPages(cursor => operate('listApps', { search, cursor })))
    answer(apps, all =>
      all.length === 0
        ? 'No apps.'
        : printTable([
            ['NAME', 'TITLE', 'STATE', 'DOORS', 'WHO MAY'],
            ...all.map(({ name, title, enabled, doors, access }) => [
              name,
              title,
              enabled ? 'enabled' : 'disabled',
              doors.join(', ') || '–',
              access,
            ]),
          ]),
    )
  },
}

const onOne = (verb: string, operation: 'showApp' | 'disableApp' | 'enableApp', about: string): Command => ({
  name: `app ${verb}`,
  takes: ['APP'],
  about,
  details: 'APP is a name or an id.',
  options: {},
  async run({ words: [app = ''], withOperations, answer }) {
    answer(await withOperations(operate => operate(operation, { app })), printApp)
  },
})

export const appCommands: Command[] = [
  list,
  onOne('show', 'showApp', 'Show one app.'),
  onOne('disable', 'disableApp', 'Refuse everybody at an app, without changing who may open it.'),
  onOne('enable', 'enableApp', 'Let people open a disabled app again.'),
]
