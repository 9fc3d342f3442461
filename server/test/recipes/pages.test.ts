import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { fillSnippet, findRecipe, listRecipes, wayOf, type SnippetSource } from '#recipes'
import { pageValues, treeValues } from './named-values.ts'

const gatewayPage = new URL('../../../docs/gateway.md', import.meta.url)
const ldapPage = new URL('../../../docs/protocol/ldap-clients.md', import.meta.url)

const snippetsOf = (id: string | null, door: 'gateway' | 'ldap') => wayOf(findRecipe(id), door).snippets

/**
 * The blocks of the pages, which are run with the programs, are what recipes give: one text in two places.
 * `UPDATE_GOLDEN=1` writes the recipe's into the page.
 */
function assertOnPage(page: URL, source: SnippetSource, app: string): void {
  const { text } = fillSnippet(source, { ...pageValues, ...treeValues(app) })
  const filled = text.replaceAll('{{secret}}', `the-secret-of-${app}`)
  const before = readFileSync(page, 'utf8')
  const fence = new RegExp(`(^\`\`\`\\w+ ${source.file.replaceAll('.', '\\.')}\\n)([^]*?)(^\`\`\`$)`, 'm')
  const there = fence.exec(before)?.[2]
  assert.ok(there !== undefined, `${page.pathname} has no block ${source.file}`)
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(
      page,
      before.replace(fence, (_all, head: string, _body: string, tail: string) => `${head}${filled}${tail}`),
    )
  else assert.equal(there, filled, `${source.file} of the recipe is another than that of ${page.pathname}`)
}

for (const source of snippetsOf(null, 'gateway'))
  test(`${source.name}: the page of the gateway has what the recipe gives`, () =>
    assertOnPage(gatewayPage, source, 'wiki'))

for (const [id, app, files] of [
  ['sssd', 'unix', ['sssd.conf', 'sssd-nsswitch.conf', 'sssd-pam']],
  ['nslcd', 'unix', ['nslcd.conf', 'nslcd-nsswitch.conf', 'nslcd-pam']],
  ['apache-ldap', 'intranet', ['apache.conf']],
  ['freeradius', 'wifi', ['freeradius-ldap', 'freeradius-site']],
  ['dovecot', 'mail', ['dovecot-ldap.conf.ext']],
  ['nextcloud', 'files', ['nextcloud']],
] as const)
  for (const file of files)
    test(`${file}: the page of LDAP clients has what the recipe of ${id} gives`, () => {
      const source = snippetsOf(id, 'ldap').find(snippet => snippet.file === file)
      assertOnPage(ldapPage, source ?? assert.fail(`no ${file}`), app)
    })

test('whatever is checked for real is on a page whose blocks are run', () => {
  const pages = [gatewayPage, ldapPage].map(page => readFileSync(page, 'utf8')).join('\n')
  const real = listRecipes().filter(({ checked }) => checked === 'real')
  assert.deepEqual(real.map(({ id }) => id).toSorted(), [
    'apache-ldap',
    'dovecot',
    'freeradius',
    'nginx',
    'nslcd',
    'sssd',
  ])
  for (const { ways } of real)
    for (const { snippets } of ways)
      assert.match(pages, new RegExp(`^\`\`\`\\w+ ${(snippets[0]?.file ?? '').replaceAll('.', '\\.')}$`, 'm'))
})
