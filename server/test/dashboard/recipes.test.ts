import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { recipes } from '../../../dashboard/src/directory-server/recipes.ts'
import { recipePage } from '../ldap-peers/recipe.ts'

const page = readFileSync(recipePage, 'utf8')
const blockOf = (name: string): string | undefined =>
  [...page.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].find(([, found]) => found === name)?.[2]

// The blocks of the page are what the programs themselves are tried with.
describe('recipes in the dashboard say what the tried ones say', () => {
  for (const [name, { app, write }] of Object.entries(recipes))
    test(name, () =>
      assert.equal(
        write({
          url: 'ldaps://id.example.com:6360',
          account: `cn=${app},ou=apps,dc=example,dc=com`,
          secret: `the-secret-of-${app}`,
          authority: '/etc/ssl/doorward.pem',
        }),
        blockOf(name),
      ),
    )
})
