import { visible } from '#ground'
import { textOf, type Command } from '../command.ts'
import type { OperationOutput } from '../operations.ts'
import { printTable } from '../table.ts'

type Tested = OperationOutput<'testDirectory'>
type Step = Tested['steps'][number]
type Person = NonNullable<Tested['person']>
type Tree = OperationOutput<'browseDirectory'>

const marks: Record<Step['result'], string> = { passed: 'ok', attention: 'look', failed: 'WRONG', 'not-run': '–' }

/** A line for a step; what was found out and may matter stands below it. */
function printStep({ result, title, ms, detail, people }: Step): string {
  const time = ms === null ? '' : `${Math.round(ms)} ms`
  const left = people?.skipped ?? []
  const below = [...detail, ...left.map(({ reason, count, first }) => `${count} × ${reason} (${first.join(', ')})`)]
  return [
    `${marks[result].padEnd(5)}  ${time.padStart(8)}  ${visible(title)}${result === 'not-run' ? ': not run' : ''}`,
    ...below.map(line => `                 ${visible(line)}`),
  ].join('\n')
}

function printPerson({ filter, dn, trouble, fields, state, groups, conflicts }: Person): string {
  if (dn === null) return [visible(trouble ?? ''), `Looked for ${visible(filter)}`].join('\n')
  return [
    `Found ${visible(dn)}`,
    printTable([
      ...fields.map(({ field, from, value }) => [field, value, `from ${from}`]),
      ...(state === null ? [] : [['State', state, '']]),
      ...groups.map(({ code, here }) => ['Group', code, here ?? 'nothing here']),
    ]),
    ...[...(trouble === null ? [] : [trouble]), ...conflicts].map(line => `WRONG  ${visible(line)}`),
  ].join('\n')
}

const printTested = ({ steps, person }: Tested): string =>
  [...steps.map(printStep), ...(person === null ? [] : ['', printPerson(person)])].join('\n')

function printTree({ dn, attributes, children, capped, trouble }: Tree): string {
  if (trouble !== null) return visible(trouble)
  const rows = attributes.flatMap(({ name, values, count }) => [
    ...values.map(value => [name, visible(value)]),
    ...(count > values.length ? [[name, `… and ${count - values.length} more`]] : []),
  ])
  return [
    ...(dn === '' ? ['The server holds:'] : [visible(dn)]),
    ...(rows.length === 0 ? [] : [printTable(rows)]),
    ...children.map(child => `  ${visible(child.dn)}`),
    ...(capped ? ['  … and more'] : []),
    ...(children.length === 0 ? ['Nothing below it.'] : []),
  ].join('\n')
}

const test: Command = {
  name: 'directory test',
  takes: ['NAME'],
  about: 'Try a directory step by step, from the name of its server to its people and groups.',
  details:
    'Nothing is changed, and no password is sent before the connection is one to be trusted.\n\n' +
    'Exit codes: 0 every step passed; 1 a step failed, or the person of --user would not come in; 2 not understood.',
  options: { user: { value: 'NAME', about: 'Also show how one person would come over, by their username there.' } },
  async run({ words: [name = ''], options, withOperations, answer }) {
    const user = textOf(options['user'])
    const input = { name, ...(user === undefined ? {} : { user }) }
    const tested = await withOperations(operate => operate('testDirectory', input))
    answer(tested, printTested)
    return tested.steps.some(({ result }) => result === 'failed') || isKeptOut(tested.person) ? 1 : 0
  },
}

const isKeptOut = (person: Tested['person']): boolean =>
  person !== null && (person.trouble !== null || person.conflicts.length > 0 || (person.state ?? 'active') !== 'active')

const browse: Command = {
  name: 'directory browse',
  takes: ['NAME'],
  mayTake: 'DN',
  about: 'Show an entry of a directory and what is right below it; without a DN, what the server holds.',
  details: 'Passwords and keys are never shown. Exit codes: 0 shown; 1 it cannot be shown; 2 not understood.',
  options: {},
  async run({ words: [name = '', dn = null], withOperations, answer }) {
    const tree = await withOperations(operate => operate('browseDirectory', { name, dn }))
    answer(tree, printTree)
    return tree.trouble === null ? 0 : 1
  },
}

export const directoryLookCommands: Command[] = [test, browse]
