import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { App } from '#directory'
import { createNameSetting, findName } from './setting-names.ts'

for (const [text, name] of [
  ['  GF_SERVER_ROOT_URL: "{{address}}/"', 'GF_SERVER_ROOT_URL'],
  ['root_url = `{{address}}/`', 'root_url'],
  ['export ROOT_URL={{address}}', 'ROOT_URL'],
  ["      - 'OTHER=1'\n      - ROOT_URL={{address}}", 'ROOT_URL'],
  ['  "rootUrl": "{{address}}",', 'rootUrl'],
  ["  'overwrite.cli.url' => '{{address}}',", 'overwrite.cli.url'],
  ['redirect = {{address}}/callback', undefined],
  ['# Open {{address}} in a browser', undefined],
  ['root_url = {{clientId}}', undefined],
] as const)
  test(text, () => assert.equal(findName(text, 'address'), name))

test('a door the app does not have says nothing, and without a snippet general words are used', () => {
  const app = { oidc: {}, ldap: null, simpleAuth: null } as unknown as App
  const nameSetting = createNameSetting((_app, door) => [{ text: `${door}_secret = {{secret}}` }])
  assert.equal(nameSetting(app, 'clientSecret'), 'oidc_secret')
  assert.equal(nameSetting(app, 'bindPassword'), 'the bind password in its settings')
  assert.equal(createNameSetting()(app, 'clientSecret'), 'the client secret in its settings')
})
