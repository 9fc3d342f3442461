import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { run } from '../cli/command-line.ts'

const page = readFileSync(new URL('../../../docs/running.md', import.meta.url), 'utf8')
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(match => match[1] ?? '')

/** Words as a shell splits them, as far as the page goes: `"…"` holds one together. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

const commands = blocks('sh').flatMap(block => block.split('\n').filter(line => line.startsWith('npx doorward ')))

/** What a plan that differs, and a no, end with; everything else on the page ends well. */
const codes: Record<string, number> = {
  'npx doorward apply --plan --exit-code -f directory.yaml': 3,
  'npx doorward explain alice directory-server': 3,
}

describe('docs/running.md', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'doorward-running-'))
  after(() => rmSync(cwd, { recursive: true, force: true }))
  const truth = blocks('yaml').find(block => block.includes('version: 1')) ?? ''
  writeFileSync(join(cwd, 'directory.yaml'), truth)
  writeFileSync(join(cwd, 'frame.txt'), '30 0c 02 01 01 60 07 02 01 03 04 00 80 00\n')
  writeFileSync(join(cwd, 'passphrase.txt'), 'four words of chalk\n')
  const env = { ALICE_PASSWORD: 'a quiet green door', WIKI_SECRET: 'sixteen letters and more' }

  test('names commands', () => assert.ok(commands.length > 30))

  for (const line of commands)
    test(line, async () => {
      const { code, out, err } = await run(wordsOf(line).slice(2), { cwd, env })
      assert.equal(code, codes[line] ?? 0, `${out}\n${err}`)
      // Kept by hand, as the page says.
      const key = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(out)?.[0]
      if (key !== undefined) writeFileSync(join(cwd, 'recovery-key.txt'), key)
    })
})
