import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { run } from '../cli/command-line.ts'
import { commandsOf, doorwardWords, pages, readBlocks } from './pages.ts'

/** What a plan that differs, and a no, end with; everything else on the pages ends well. */
const codes: Record<string, number> = {
  'npx doorward apply --plan --exit-code -f directory.yaml': 3,
  'npx doorward explain alice directory-server': 3,
}

/** Whatever the files of the pages name. */
const env = Object.fromEntries(
  ['ALICE_PASSWORD', 'WIKI_SECRET', 'GRAFANA_SECRET', 'GRAFANA_LDAP_SECRET', 'LDAP_SECRET', 'RADIO_SECRET'].map(
    name => [name, 'a quiet green door'],
  ),
)

/** The `doorward` commands of each page, in the order in which they stand there, in a folder of the page’s own. */
for (const page of pages) {
  const blocks = readBlocks(page)
  const commands = blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf)
  const ours = commands.flatMap(line => {
    const words = doorwardWords(line)
    return words === undefined ? [] : [{ line, words }]
  })
  if (ours.length === 0) continue

  describe(page, () => {
    const cwd = mkdtempSync(join(tmpdir(), 'doorward-page-'))
    // The server was started once.
    before(async () => void (await run(['setup-link'], { cwd })))
    after(() => rmSync(cwd, { recursive: true, force: true }))
    const truth = blocks.find(({ language, text }) => language === 'yaml' && text.includes('version: 1'))
    if (truth !== undefined) writeFileSync(join(cwd, 'directory.yaml'), truth.text)
    writeFileSync(join(cwd, 'frame.txt'), '30 0c 02 01 01 60 07 02 01 03 04 00 80 00\n')
    writeFileSync(join(cwd, 'passphrase.txt'), 'four words of chalk\n')

    for (const { line, words } of ours)
      test(line, async () => {
        const { code, out, err } = await run(
          words.map(word => word.replace('/var/lib/doorward', join(cwd, 'var'))),
          { cwd, env },
        )
        assert.equal(code, codes[line] ?? 0, `${out}\n${err}`)
        // Kept by hand, as the page says.
        const key = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(out)?.[0]
        if (key !== undefined) writeFileSync(join(cwd, 'recovery-key.txt'), key)
      })
  })
}

test('whatever ends otherwise is on a page', () => {
  const all = new Set(pages.flatMap(readBlocks).flatMap(commandsOf))
  for (const line of Object.keys(codes)) assert.ok(all.has(line), line)
})
