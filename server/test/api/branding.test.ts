import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aPicture } from './pictures.ts'
import { openStaffedWorld } from './staffed-world.ts'

const { world, adam, mona } = await openStaffedWorld()
after(() => world.dispose())
const { settings } = world.asOperator

const read = async () => (await world.call(adam, 'getBranding')).body
const patch = async (body: object) => world.call(adam, 'updateBranding', { body, version: (await read()).version })

test('branding is read and changed part by part, and refused when somebody was faster', async () => {
  const before = await read()
  assert.deepEqual(
    [before.organisationName, before.accent, before.logo, before.contact, before.language],
    ['Doorward', null, null, '', 'en'],
  )
  const changed = await patch({ organisationName: 'Fernhill', accent: '#8CCF5E', contact: ' Jonas, office 2.14 ' })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.equal(changed.headers.get('etag'), `"${changed.body.version}"`)
  assert.deepEqual([changed.body.organisationName, changed.body.contact], ['Fernhill', 'Jonas, office 2.14'])
  const { accent } = changed.body
  assert.deepEqual([accent.colour, accent.changed, accent.dark.text], ['#8ccf5e', true, '#8ccf5e'])
  assert.ok(accent.light.fillRatio >= 4.5 && accent.dark.fillRatio >= 4.5 && accent.dark.textRatio >= 4.5)
  assert.deepEqual((await world.call(adam, 'fitAccent', { query: { colour: '#8CCF5E' } })).body, accent)
  const late = await world.call(adam, 'updateBranding', { body: { accent: null }, version: before.version })
  assert.equal(late.status, 412)
  assert.equal((await patch({ accent: null, language: 'fr' })).body.accent, null)
  assert.equal((await read()).contact, 'Jonas, office 2.14')
})

test('no colour but six digits, no text of several lines, no language there is not, no logo by its id', async () => {
  const { seq } = world.memory
  for (const colour of ['red', '8ccf5e', '#8cc', '#8ccf5e80', '#8ccf5g', 'url(x)', '#8ccf5e;}body{display:none', '']) {
    const refused = await patch({ accent: colour })
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.path], [422, 'accent'], colour)
    assert.equal((await world.call(adam, 'fitAccent', { query: { colour } })).status, 422, colour)
  }
  for (const body of [
    { contact: 'x'.repeat(201) },
    { language: 'la' },
    { logo: 'A'.repeat(43) },
    { organisationName: ' ' },
  ])
    assert.equal((await patch(body)).status, 422, JSON.stringify(body))
  assert.equal((await world.call(mona, 'updateBranding', { body: { accent: null }, version: 0 })).status, 403)
  assert.equal(world.memory.seq, seq)
})

test('what a file owns is changed there; the logo, which no file can say, is changed here', async () => {
  await settings.put('branding', { ...world.memory.settings().branding, accent: '#0000aa' }, { managedBy: 'x.yaml' })
  assert.deepEqual((await read()).lockedBy, { organisationName: null, branding: 'x.yaml' })
  assert.equal((await patch({ accent: null })).status, 409)
  assert.equal((await patch({ organisationName: 'Still ours' })).status, 200)
  const { status, body } = await world.call(adam, 'setLogo', { picture: await aPicture() })
  assert.deepEqual([status, body.lockedBy.branding], [200, 'x.yaml'])

  // As a file is applied: it knows no logo, and one that was replaced meanwhile.
  const { logo } = world.memory.settings().branding
  assert.ok(logo)
  await settings.put('branding', { accent: null, logo: null, contact: '', language: 'de' }, { managedBy: 'x.yaml' })
  await settings.put('branding', { accent: null, logo: 'gone', contact: 'x', language: 'de' }, { managedBy: 'x.yaml' })
  assert.equal(world.memory.settings().branding.logo, logo)
  assert.equal((await world.fetch(body.logo.small)).status, 200)
  await settings.put('branding', world.memory.settings().branding, { managedBy: null })

  const replaced = await world.call(adam, 'setLogo', { picture: await aPicture(90, 10) })
  assert.equal((await world.fetch(body.logo.small)).status, 404)
  assert.equal((await world.call(adam, 'removeLogo')).status, 204)
  assert.equal((await world.call(adam, 'getBranding')).body.logo, null)
  assert.equal((await world.fetch(replaced.body.logo.large)).status, 404)
})
