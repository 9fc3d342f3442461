import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { listRecipes, type Recipe } from '#recipes'
import { assertGolden } from '../golden.ts'

const page = new URL('../../../docs/recipes.md', import.meta.url)
const folder = new URL('../../src/recipes/data/', import.meta.url)

const doorNames = { oidc: 'OpenID Connect', ldap: 'LDAP', gateway: 'Gateway', simpleAuth: 'Simple Auth' }

const rowsOf = ({ id, title, checked, ways }: Recipe): string[] =>
  ways.map(
    ({ door, signOut }) =>
      `| ${title} | \`${id}\` | ${doorNames[door]} | ${checked} | ${signOut.kind}: ${signOut.words} |`,
  )

test('docs/recipes.md lists every recipe', () => {
  const heading = '## The list\n'
  const [before = ''] = readFileSync(page, 'utf8').split(heading)
  const head = [
    '| program | recipe | door | checked | when somebody signs out, or is disabled |',
    '| --- | --- | --- | --- | --- |',
  ]
  assertGolden(page, `${before}${heading}\n${[...head, ...listRecipes().flatMap(rowsOf)].join('\n')}\n`)
})

test('each is a file of data named as it is', () => {
  const files = readdirSync(folder).filter(name => name.endsWith('.ts') && name !== 'generic.ts')
  assert.deepEqual(
    files.map(name => name.replace(/\.ts$/, '')),
    listRecipes()
      .map(({ id }) => id)
      .toSorted(),
  )
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
    const code = readFileSync(new URL(file, folder), 'utf8').replace(/`(?:\\[^]|[^`\\])*`|'(?:\\.|[^'\\])*'/g, '')
    assert.doesNotMatch(code, /=>|\(|\bfunction\b/, file)
  }
})

test('each says what it must, in whole sentences', () => {
  const isSentence = (text: string): boolean => /^[\p{Lu}“`/]/u.test(text) && /[.!?)]$|`$/.test(text)
  for (const { id, needs, ways, icon } of listRecipes()) {
    assert.ok(ways.length > 0 && (icon === null || /^[a-z0-9]+$/.test(icon)), id)
    assert.equal(new Set(ways.map(({ door }) => door)).size, ways.length, `${id}: one way for each door`)
    for (const way of ways) {
      const { hint, steps, quirks, adminFlag, groups, signOut, next, create } = way
      const sentences = [
        ...needs,
        hint,
        ...steps,
        ...quirks,
        adminFlag,
        groups.readAt,
        signOut.words,
        ...next.map(one => one.hint),
      ]
      for (const sentence of sentences) assert.ok(isSentence(sentence), `${id}: ${sentence}`)
      assert.deepEqual(Object.keys(create), [way.door], id)
      assert.ok(quirks.length > 0 && steps.length > 0, id)
      assert.match(way.placeholderAddress, /^https:\/\/[a-z]+\.example\.com$/, id)
      // Nobody is taken for whoever had the name before.
      if (way.door === 'oidc') assert.equal(create.oidc?.subject, 'uuid', id)
      if (signOut.kind === 'back-channel') assert.ok(create.oidc?.backchannelLogoutUri, id)
      else assert.equal(create.oidc?.backchannelLogoutUri, undefined, id)
      assert.equal(groups.sentAs, create.oidc?.groupsAs === 'codes' ? 'code' : 'name', id)
    }
  }
})
