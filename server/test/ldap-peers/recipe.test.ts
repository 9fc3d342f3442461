import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { listRecipes, recipePage, withLines } from './recipe.ts'

test('every recipe of the page is run by a test', () => {
  const folder = new URL('.', import.meta.url)
  const sources = readdirSync(folder).filter(name => name.endsWith('.ts') && name !== 'recipe.test.ts')
  const text = sources.map(name => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  const names = listRecipes(readFileSync(recipePage, 'utf8'))
  assert.ok(names.length > 15)
  for (const name of names) {
    const peer = name.replace(/-start-tls$/, '')
    // Those of StartTLS are read by the names of the peers.
    const use = peer === name ? `readRecipe('${name}'` : `  ${peer}: {`
    assert.ok(text.includes(use), name)
  }
})

test('lines stand in for those that set the same, and others are added', () => {
  const recipe = 'a = 1\nb {\n  c = 2\n}\nocc ldap:set-config s01 ldapPort 1\n'
  assert.equal(withLines(recipe, ''), recipe)
  assert.equal(
    withLines(recipe, '  c = 3\nd = 4\nocc ldap:set-config s01 ldapPort 2\n'),
    'a = 1\nb {\n  c = 3\nd = 4\n}\nocc ldap:set-config s01 ldapPort 2\n',
  )
})
