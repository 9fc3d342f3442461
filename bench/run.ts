// `npm run bench`: measures, and prints figures beside the targets. Names choose: npm run bench -- ldap sign-in
// `--quick` shows in a minute that everything runs; its figures are only hints. `--people 1000,100000` chooses how many.
// `--write` puts the figures into docs/performance.md; it takes all measurements and a quiet machine.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quick, thorough, type Effort } from './effort.ts'
import { measureForwardAuth } from './forward-auth.ts'
import { measureGroups } from './groups.ts'
import { measureLdap } from './ldap.ts'
import { measureLists } from './lists.ts'
import { describeMachine } from './machine.ts'
import { measureOidc } from './oidc.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import { printMarkdown, printSection, type Section } from './report.ts'
import { measureSignIn } from './sign-in.ts'
import { measureProxy } from './proxy.ts'
import { measureStart } from './start.ts'
import { measureStore } from './store.ts'
import { measureSynchronise } from './synchronise.ts'
import { measureTables } from './tables.ts'

const measurements: Record<string, (effort: Effort) => Promise<Section | Section[]>> = {
  start: measureStart,
  groups: measureGroups,
  lists: measureLists,
  tables: measureTables,
  ldap: measureLdap,
  'sign-in': measureSignIn,
  oidc: measureOidc,
  'forward-auth': measureForwardAuth,
  proxy: measureProxy,
  store: measureStore,
  synchronise: measureSynchronise,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    people: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const chosen = positionals.length === 0 ? Object.keys(measurements) : positionals
const unknown = chosen.filter(name => !(name in measurements))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${Object.keys(measurements).join(', ')}.`)
  process.exit(2)
}
if (values.write && (values.quick || positionals.length > 0)) {
  console.error('--write takes everything, measured thoroughly: leave out the names and --quick.')
  process.exit(2)
}
const asked = values.quick ? quick : thorough
const effort: Effort = values.people === undefined ? asked : { ...asked, people: values.people.split(',').map(Number) }

const machine = describeMachine()
console.log(machine.join('\n'))
const sections: Section[] = []
for (const name of chosen) {
  try {
    const measured = (await measurements[name]?.(effort)) ?? []
    for (const section of Array.isArray(measured) ? measured : [measured]) {
      sections.push(section)
      console.log(printSection(section))
    }
  } catch (error) {
    console.error(`\n${name} was not measured: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
const markdown = [machine.join('\n\n'), ...sections.map(printMarkdown)].join('\n\n')
let file = join(outFolder, 'figures.md')
writeFileSync(file, `${markdown}\n`)
if (values.write && process.exitCode === undefined) file = writeDocument(markdown)
console.log(`\nThe same as Markdown: ${file}`)

/** Puts the figures in the place of the last ones. */
function writeDocument(figures: string): string {
  const path = join(repositoryFolder, 'docs/performance.md')
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split('<!-- figures -->\n')
  const after = rest.split('<!-- end of figures -->\n')[1] ?? ''
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(path, `${before}<!-- figures -->\nMeasured on ${date}: ${figures}\n<!-- end of figures -->\n${after}`)
  return path
}
