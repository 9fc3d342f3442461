import assert from 'node:assert/strict'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '#ground'
import { run } from '../cli/command-line.ts'
import { commands } from '../../src/main/cli/run.ts'
import { blocksElsewhere, commandsElsewhere } from './elsewhere.ts'
import { commandsOf, doorwardWords, pages, readBlocks, readInRepo, repo, type Block } from './pages.ts'

const blocks = pages.flatMap(readBlocks)
const tests = globSync('server/test/**/*.ts', { cwd: repo }).map(path => readInRepo(path))
const keyOf = ({ page, heading, language }: Block): string => `${page}, ${heading}, ${language}`

/** Blocks that bear a name are read by it, and run with the program they are for. */
const isReadByName = (name: string): boolean => {
  // The test of StartTLS lists the programs, and puts their names together.
  const peer = name.replace(/-start-tls$/, '')
  return peer === name
    ? tests.some(text => text.includes(`'${name}'`))
    : tests.some(text => text.includes('-start-tls') && text.includes(`  ${peer}: {`))
}

for (const block of blocks.filter(({ name }) => name !== null))
  test(`${block.page}: ${block.name} is read by a test`, () => assert.ok(isReadByName(block.name ?? '')))

test('every command of every page is run, or one of the few that say why not', () => {
  const seen = new Set<string>()
  for (const block of blocks.filter(({ language, name }) => language === 'sh' && name === null))
    for (const line of commandsOf(block)) {
      seen.add(line)
      assert.ok(
        doorwardWords(line) !== undefined || line in commandsElsewhere,
        `${block.page}, ${block.heading}: nobody runs “${line}”`,
      )
    }
  assert.ok(seen.size > 40)
  for (const line of Object.keys(commandsElsewhere)) assert.ok(seen.has(line), `“${line}” is on no page any more`)
})

const isTruth = ({ language, text }: Block): boolean => language === 'yaml' && /^version: 1$/m.test(text)

for (const block of blocks.filter(({ language, name }) => language === 'yaml' && name === null))
  test(`${keyOf(block)}: it is taken`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doorward-block-'))
    try {
      const file = join(folder, isTruth(block) ? 'directory.yaml' : 'doorward.yaml')
      // A part of the file, as pages show them, has no version.
      const isPart = /^(apps|users|groups|settings):/.test(block.text)
      writeFileSync(file, isPart ? `version: 1\n${block.text}` : block.text)
      if (isTruth(block) || isPart) {
        // As after the first start.
        await run(['setup-link'], { cwd: folder })
        const secrets = [...block.text.matchAll(/\{ env: (\w+) \}/g)].map(([, name]) => [name, 'a quiet green door'])
        const { code, out, err } = await run(['apply', '--plan', '-f', file], {
          cwd: folder,
          env: Object.fromEntries(secrets) as Record<string, string>,
        })
        // Groups that a part speaks of are not in it.
        if (!(isPart && /There is no group/.test(err))) assert.equal(code, 0, `${out}\n${err}`)
      } else await readConfig({ flags: { data: folder }, env: {}, cwd: folder })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

test('every other block is known, and why nobody runs it', () => {
  const others = blocks.filter(({ language, name }) => name === null && language !== 'sh' && language !== 'yaml')
  assert.deepEqual(others.map(keyOf).toSorted(), Object.keys(blocksElsewhere).toSorted())
})

test('what is not run here is shown by a test that is there, and says what it shows', () => {
  for (const [what, { why, shownBy, says }] of Object.entries({ ...commandsElsewhere, ...blocksElsewhere })) {
    assert.ok(why.length > 10, what)
    assert.ok(readInRepo(shownBy).includes(says), `${shownBy} does not say “${says}”`)
  }
})

test('what is said between the lines names commands that there are', () => {
  const known = new Set(commands.map(({ name }) => name))
  for (const page of pages)
    for (const [, said = ''] of readInRepo(page).matchAll(/`(?:npx )?doorward ([a-z][^`]*)`/g)) {
      const [first = '', second = ''] = said.split(/\s+/)
      assert.ok(known.has(first) || known.has(`${first} ${second}`), `${page}: doorward ${said}`)
    }
})

test('and scripts of npm that there are', () => {
  const { scripts } = JSON.parse(readInRepo('package.json')) as { scripts: Record<string, string> }
  for (const page of [...pages, 'MAP.md'])
    for (const [, name = ''] of readInRepo(page).matchAll(/`npm (?:run ([a-z][\w:]*)|start|test)\b/g))
      assert.ok(name === '' || name in scripts, `${page}: npm ${name}`)
})

test('links between pages lead somewhere', () => {
  for (const page of pages) {
    const text = readInRepo(page).replaceAll(/```[^]*?```/g, '')
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : join(dirname(page), path)
      assert.ok(existsSync(join(repo, file)), `${page}: ${target}`)
      if (anchor !== undefined && file.endsWith('.md'))
        assert.ok(anchorsOf(file).has(anchor), `${page}: there is no ${target}`)
    }
  }
})

/** As GitHub makes them of headings. */
const anchorsOf = (page: string): Set<string> =>
  new Set(
    [...readFileSync(join(repo, page), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  )
