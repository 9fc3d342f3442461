import assert from 'node:assert/strict'
import { asItIs, printSaying, type Saying } from '#ground'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { ended, plain } from '../../api/pictures.ts'
import { failed, someone } from './far-end.ts'
import { usualSettings } from './people.ts'
import { RunWorld } from './run-world.ts'

const aJpeg = (background: string) => ended(plain(300, 200, background).jpeg())
const attributes = { ...usualSettings.attributes, avatar: 'jpegPhoto' }

describe('pictures of an external directory', () => {
  let at: RunWorld
  beforeEach(async () => {
    at = await RunWorld.open({ attributes })
  })
  afterEach(() => at.dispose())
  const asked = () => at.far.asked.filter(({ scope }) => scope === 'base').length
  const kept = async () => (await at.world.store.read.selectFrom('picture').select('id').execute()).length
  const events = async () =>
    (await at.world.store.read.selectFrom('audit').select('data').where('kind', '=', 'user.updated').execute()).filter(
      ({ data }) => data.includes('picture'),
    ).length

  test('one comes over as all pictures are kept, is not asked for again while it is the same, and goes when it goes', async () => {
    const [red, blue] = [await aJpeg('#cc2200'), await aJpeg('#0022cc')]
    at.far.people = [someone('anna', { jpegPhoto: red }), someone('bert')]
    assert.equal((await at.run()).outcome, 'complete')
    const first = at.find('anna').picture
    assert.ok(first !== null)
    assert.equal((await at.world.directory.findPicture(first, 256))?.type, 'image/webp')
    assert.deepEqual([asked(), await events(), at.find('bert').picture], [1, 1, null])
    const { version } = at.find('anna')

    const second = await at.run()
    assert.deepEqual([second.counts.unchanged, at.find('anna').version, asked()], [2, version, 1])
    // Something else of them is another: the picture is not.
    at.far.people = [someone('anna', { jpegPhoto: red, mail: 'other@there.example' }), someone('bert')]
    await at.run()
    assert.deepEqual([at.find('anna').email, at.find('anna').picture, asked()], ['other@there.example', first, 1])

    at.far.people = [someone('anna', { jpegPhoto: blue }), someone('bert')]
    await at.run()
    assert.ok(![null, first].includes(at.find('anna').picture))
    assert.equal(await kept(), 2)
    at.far.people = [someone('anna'), someone('bert')]
    await at.run()
    assert.deepEqual([at.find('anna').picture, await kept(), (await at.run()).counts.unchanged], [null, 0, 2])
  })

  test('their own picture stays theirs where their directory never had one', async () => {
    at.far.people = [someone('anna')]
    await at.run()
    await at.world.asOperator.users.setPicture(at.find('anna').id, await aJpeg('#00cc22'))
    const own = at.find('anna').picture
    at.far.people = [someone('anna', { mail: 'other@there.example' })]
    await at.run()
    assert.deepEqual([at.find('anna').email, at.find('anna').picture], ['other@there.example', own])
  })

  test('one that is broken, none, or too large is said, once, and the person comes over without it', async () => {
    const whole = await aJpeg('#cc2200')
    at.far.people = [
      someone('anna', { jpegPhoto: whole.subarray(0, 400) }),
      someone('bert', { jpegPhoto: '<svg onload="alert(1)"/>' }),
      someone('cleo', { jpegPhoto: new Uint8Array(2 * 1024 * 1024 + 1).fill(255) }),
      someone('dora', { jpegPhoto: whole }),
    ]
    const run = await at.run()
    assert.deepEqual([run.outcome, run.counts.create], ['complete', 4])
    const lines = await at.sync.lines(run.id, { after: -1, limit: 100, kind: 'skip' })
    const said = lines.map(({ localId, data }) => {
      const [step] = data.steps as { reason: Saying }[]
      return `${localId === at.find('anna').id} ${printSaying(step?.reason ?? asItIs(''))}`
    })
    assert.equal(said.length, 3)
    assert.match(said[0] ?? '', /^true .*Their picture was left out\. This picture is damaged/)
    assert.match(said[1] ?? '', /not a picture we take/)
    assert.match(said[2] ?? '', /up to 2 MB/)
    assert.deepEqual(
      ['anna', 'bert', 'cleo', 'dora'].map(name => at.find(name).picture !== null),
      [false, false, false, true],
    )
    assert.deepEqual([(await at.run()).counts.unchanged, asked()], [4, 4])
    // The one they have is not lost to a broken one.
    const before = at.find('dora').picture
    at.far.people = [someone('dora', { jpegPhoto: whole.subarray(0, 400) })]
    await at.run()
    assert.equal(at.find('dora').picture, before)
  })

  test('a directory that ends while pictures are asked for is asked again by the next full run', async () => {
    at.far.people = [someone('anna', { jpegPhoto: await aJpeg('#cc2200') }), someone('bert')]
    at.far.pause = async entry => {
      // After everybody was read.
      if (entry.dn.startsWith('uid=bert')) at.far.refusal = failed('unreachable')
    }
    const run = await at.run()
    assert.deepEqual([run.outcome, at.find('anna').picture], ['complete', null])
    const [line] = await at.sync.lines(run.id, { after: -1, limit: 100, kind: 'skip' })
    assert.match(JSON.stringify(line?.data), /Pictures were not taken over from here on/)
    at.far.refusal = null
    at.far.pause = null
    const again = await at.run()
    assert.deepEqual([again.counts.unchanged, at.find('anna').picture !== null], [1, true])
  })

  test('where pictures are not taken over, none is', async () => {
    await at.setUp({ attributes: usualSettings.attributes })
    at.far.people = [someone('anna', { jpegPhoto: await aJpeg('#cc2200') })]
    await at.run()
    assert.deepEqual([at.find('anna').picture, asked()], [null, 0])
  })
})
