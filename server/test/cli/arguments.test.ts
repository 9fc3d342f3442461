import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commands } from '../../src/main/cli/run.ts'
import { run } from './command-line.ts'

test('help names every command, and every command has its own', async () => {
  for (const argv of [[], ['--help'], ['-h']]) {
    const { code, out } = await run(argv)
    assert.equal(code, 0)
    for (const { name } of commands) assert.ok(out.includes(`  ${name}`), name)
  }
  for (const { name, options } of commands) {
    const { code, out } = await run([...name.split(' '), '--help'])
    assert.equal(code, 0, name)
    assert.ok(out.startsWith(`doorward ${name}`))
    for (const option of Object.keys(options)) assert.match(out, new RegExp(`--${option}\\b`))
  }
})

test('the version is the program’s', async () => {
  assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+/)
})

const wrong: [argv: string[], says: RegExp][] = [
  [['sevre'], /“sevre” is not known here\. Did you mean “serve”\? Allowed: serve, apply/],
  [['user'], /Say which: doorward user list, show, disable, enable/],
  [['user', 'lst'], /Did you mean “list”/],
  [['bench', 'x'], /“bench” comes in a later version/],
  [['user', 'list', '--serach', 'x'], /“--serach” is not known here\. Did you mean “--search”/],
  [['user', 'list', '--port', '1'], /“--port” is not known here/],
  [['--nonsense'], /“--nonsense” is not known here/],
  [['user', 'show'], /USER is missing: doorward user show USER/],
  [['user', 'show', 'a', 'b'], /“b” is one word too many/],
  [['serve', 'now'], /“now” is one word too many/],
  [['user', 'list', '--data'], /--data needs a value: --data DIR/],
  [['user', 'list', '--data', '--json'], /--data needs a value/],
  [['user', 'list', '--json=yes'], /--json takes no value/],
  [['user', 'list', '--state', 'a', '--state', 'b'], /--state is given twice/],
  [['apply'], /Name the file: doorward apply -f FILE/],
]
for (const [argv, says] of wrong)
  test(`not understood: ${argv.join(' ')}`, async () => {
    const { code, out, err } = await run(argv)
    assert.equal(code, 2)
    assert.match(err, says)
    assert.equal(out, '')
  })
