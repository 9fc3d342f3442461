import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { AppSetup, Recipe, RecipeSummary, RecipeWay } from '@doorward/contract'
import { openStaffedWorld } from './staffed-world.ts'

const { world, adam, mona } = await openStaffedWorld()
after(() => world.dispose())

/** As a form fills it in. */
const fill = <T>(what: T, address: string): T => {
  const text = JSON.stringify(what).replaceAll('{{address}}', address).replaceAll('{{host}}', new URL(address).hostname)
  return JSON.parse(text) as T
}

const get = async <T>(
  name: 'listRecipes' | 'getRecipe' | 'getAppSetup',
  params?: Record<string, string>,
): Promise<T> => {
  const { status, body } = await world.call(adam, name, params === undefined ? {} : { params })
  assert.equal(status, 200, JSON.stringify(body))
  return body as T
}

const { items } = await get<{ items: RecipeSummary[] }>('listRecipes')

test('recipes are told in the order of their titles', () => {
  const titles = items.map(({ title }) => title)
  assert.deepEqual(
    titles,
    titles.toSorted((a, b) => a.localeCompare(b, 'en')),
  )
  assert.ok(titles.includes('Grafana'))
})

for (const { id, title, doors } of items)
  test(`${title}: what its recipe says is taken as it is, at every door, and comes back with values`, async () => {
    const recipe = await get<Recipe>('getRecipe', { recipeId: id })
    assert.deepEqual(
      recipe.ways.map(({ door }) => door),
      doors,
    )
    for (const way of recipe.ways) {
      const { status, body } = await add(way, id, title)
      assert.equal(status, 201, JSON.stringify(body))
      assert.equal(body.app.recipe, id)
      const setup = await get<AppSetup>('getAppSetup', { appId: body.app.id })
      assert.equal(setup.recipe?.id, id)
      const [only] = setup.ways
      assert.deepEqual([setup.ways.length, only?.door], [1, way.door])
      assert.ok((only?.snippets.length ?? 0) > 0)
      const texts = only?.snippets.map(({ text }) => text) ?? []
      for (const text of [...texts, ...(only?.steps ?? [])])
        assert.doesNotMatch(text.replaceAll('{{secret}}', ''), /\{\{(?!\.)|\|json\}\}/)
      if (way.door === 'oidc') assert.ok(texts.some(text => text.includes('{{secret}}')))
      assert.equal((await world.call(adam, 'deleteApp', { params: { id: body.app.id } })).status, 204)
    }
  })

function add(way: RecipeWay, recipe: string | null, title: string) {
  const create = fill(way.create, way.placeholderAddress)
  return world.call(adam, 'createApp', {
    body: { title, recipe, link: fill(way.link, way.placeholderAddress), ...create },
  })
}

test('an app without a recipe is told what any app needs, at each of its doors', async () => {
  const { body } = await world.call(adam, 'createApp', {
    body: {
      title: 'Diary',
      oidc: { redirectUris: ['https://d.example.com/cb'] },
      ldap: {},
      simpleAuth: {},
      gateway: { host: 'd.example.com' },
    },
  })
  const { recipe, ways } = await get<AppSetup>('getAppSetup', { appId: body.app.id })
  assert.equal(recipe, null)
  assert.deepEqual(
    ways.map(({ door, snippets }) => [door, snippets.length > 0]),
    [
      ['oidc', false],
      ['ldap', false],
      ['simpleAuth', false],
      ['gateway', true],
    ],
  )
  const nginx = ways.at(-1)?.snippets.find(({ name }) => name === 'nginx')
  assert.match(nginx?.text ?? '', /server_name d\.example\.com;/)
  assert.match(nginx?.text ?? '', /proxy_pass http:\/\/127\.0\.0\.1:8080\/gateway\/nginx;/)
})

test('the recipe of an app is chosen later, and one nobody knows counts as none', async () => {
  const { body } = await world.call(adam, 'createApp', { body: { title: 'Late', ldap: {} } })
  const params = { id: body.app.id }
  const change = async (recipe: string | null) => {
    const { body: now } = await world.call(adam, 'getApp', { params })
    return world.call(adam, 'updateApp', { params, version: now.version, body: { recipe } })
  }
  assert.equal((await change('of-another-version')).body.recipe, 'of-another-version')
  assert.equal((await get<AppSetup>('getAppSetup', { appId: params.id })).recipe, null)
  assert.equal((await change('grafana')).status, 200)
  const { recipe, ways } = await get<AppSetup>('getAppSetup', { appId: params.id })
  assert.equal(recipe?.id, 'grafana')
  // It has a door the recipe knows nothing of.
  assert.deepEqual([ways[0]?.door, ways[0]?.snippets], ['ldap', []])
  for (const wrong of ['Grafana', '../x', 'a b', 'x'.repeat(65), ''])
    assert.equal((await change(wrong)).status, 422, wrong)
  assert.equal((await change(null)).body.recipe, null)
})

test('what is not there, and who may not ask', async () => {
  assert.equal((await world.call(adam, 'getRecipe', { params: { recipeId: 'nothing' } })).status, 404)
  assert.equal((await world.call(adam, 'getRecipe', { params: { recipeId: '__proto__' } })).status, 404)
  assert.equal((await world.call(adam, 'getAppSetup', { params: { appId: crypto.randomUUID() } })).status, 404)
  for (const name of ['listRecipes', 'getRecipe'] as const)
    assert.equal(
      (await world.call(mona, name, name === 'getRecipe' ? { params: { recipeId: 'grafana' } } : {})).status,
      403,
    )
})
