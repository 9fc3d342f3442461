// `npm test`: the checks, the servers tests speak to, what is built, then every test. Names of files or folders narrow
// it: npm test -- server/test/signin
// With `--full` (`npm run test:full`) what tries at random tries a hundred times as much: minutes more.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { runChecks } from './check.mjs'
import { ensureServers } from './servers.mjs'

const isFull = process.argv.includes('--full')
if (isFull) process.env['DOORWARD_FULL'] = '1'
const chosen = process.argv.slice(2).filter(name => name !== '--full')
if (chosen.length === 0) runChecks()
ensureServers()
build()

const roots = chosen.length > 0 ? chosen : ['packages', 'server', 'bench', 'dashboard/src']
const files = roots
  .flatMap(root =>
    statSync(root).isFile()
      ? [root]
      : globSync(`${root}/**/*.test.ts`, { exclude: path => /node_modules|dist/.test(path) }),
  )
  .sort()

const folder = mkdtempSync(join(tmpdir(), 'doorward-test-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
/** Runs them, and says of each file how it went. */
function run(files, concurrency) {
  const counts = join(folder, 'counts')
  const options = {
    'test-concurrency': concurrency,
    'test-timeout': 300_000,
  }
  const reporters = { spec: 'stdout', [`${import.meta.dirname}/counts-by-file.mjs`]: counts }
  const { status } = spawnSync(
    process.execPath,
    [
      '--test',
      ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
      ...Object.entries(reporters).flatMap(([by, to]) => [
        `--test-reporter=${by}`,
        `--test-reporter-destination=${to}`,
      ]),
      ...files,
    ],
    { stdio: 'inherit' },
  )
  const lines = readFileSync(counts, 'utf8').trim().split('\n')
  return { status, byFile: new Map(lines.filter(Boolean).map(line => [JSON.parse(line).file, JSON.parse(line)])) }
}

// Two at a time: many tests start servers and a browser, and their time-outs should not depend on how many cores there are.
const first = run(files, 2)
const failed = [...first.byFile.values()].filter(({ success }) => !success).map(({ file }) => file)
// Two browsers and their servers may be too much for a small machine. A few files that failed are run again, each alone;
// what fails twice has failed, and what passed only then is named, for somebody to look at.
if (first.status === 0 || failed.length === 0 || failed.length > 5 || chosen.length > 0) process.exit(first.status ?? 1)
console.log(`\nAgain, each alone:\n${failed.join('\n')}\n`)
const second = run(failed, 1)
const all = [...first.byFile, ...second.byFile].reduce((latest, [file, counts]) => latest.set(file, counts), new Map())
const sum = kind => [...all.values()].reduce((total, counts) => total + counts[kind], 0)
for (const { file, success } of second.byFile.values())
  if (success) console.log(`passed only when it ran alone: ${file}`)
console.log(`${sum('passed')} passed, ${sum('failed') + sum('cancelled')} failed`)
process.exit(second.status ?? 1)
