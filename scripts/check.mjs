// `npm run check`: types, lint, format and the picture of imports. The first that fails ends the run.
import { spawnSync } from 'node:child_process'
import { checkImports } from './check-imports.mjs'

const bin = name => `node_modules/.bin/${name}`
const steps = [
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the dashboard', bin('tsc'), ['-p', 'dashboard', '--noEmit']],
  ['lint', bin('oxlint'), ['--type-aware', '--quiet', '.']],
  ['format', bin('biome'), ['format', '.']],
]

export function runChecks() {
  for (const [what, command, args] of steps) {
    const run = spawnSync(command, args, { encoding: 'utf8' })
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
