// `npm run bench`: measures, and prints figures beside the targets. Names choose: npm run bench -- ldap sign-in
// `--quick` shows in a minute that everything runs; its figures are only hints.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quick, thorough, type Effort } from './effort.ts'
import { measureLdap } from './ldap.ts'
import { describeMachine } from './machine.ts'
import { measureOidc } from './oidc.ts'
import { outFolder } from './out-folder.ts'
import { printMarkdown, printSection, type Section } from './report.ts'
import { measureSignIn } from './sign-in.ts'
import { measureStart } from './start.ts'
import { measureStore } from './store.ts'

const measurements: Record<string, (effort: Effort) => Promise<Section | Section[]>> = {
  start: measureStart,
  ldap: measureLdap,
  'sign-in': measureSignIn,
  oidc: measureOidc,
  store: measureStore,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, people: { type: 'string' } },
})
const chosen = positionals.length === 0 ? Object.keys(measurements) : positionals
const unknown = chosen.filter(name => !(name in measurements))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there is ${Object.keys(measurements).join(', ')}.`)
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
const file = join(outFolder, 'figures.md')
writeFileSync(file, `${[machine.join('\n\n'), ...sections.map(printMarkdown)].join('\n\n')}\n`)
console.log(`\nThe same as Markdown: ${file}`)
