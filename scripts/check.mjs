// `npm run check`: types, lint, format and the picture of imports. The first that fails ends the run.
import { spawnSync } from 'node:child_process'
import { checkImports } from './check-imports.mjs'

const steps = [
  { what: 'types', tool: 'tsc', args: ['-p', '.'] },
  { what: 'types of the dashboard', tool: 'tsc', args: ['-p', 'dashboard', '--noEmit'] },
  { what: 'lint', tool: 'oxlint', args: ['--type-aware', '--quiet', '.'] },
  { what: 'format', tool: 'biome', args: ['format', '.'] },
]

export function runChecks() {
  for (const { what, tool, args } of steps) {
    const run = spawnSync(`node_modules/.bin/${tool}`, args, { encoding: 'utf8' })
    if (run.status !== 0) {
      process.stdout.write(`${run.stdout}${run.stderr}`)
      console.error(`\nThe check of ${what} failed.`)
      process.exit(1)
    }
    console.log(`ok   ${what}`)
  }
  const wrong = checkImports()
  if (wrong.length > 0) {
    console.error(
      `${wrong.join('\n')}\n\nThe check of imports failed. The picture is in MAP.md; changing it is a decision page.`,
    )
    process.exit(1)
  }
  console.log('ok   imports')
}

if (import.meta.main) runChecks()
