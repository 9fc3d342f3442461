import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { limits, type UserId } from '#ground'
import { aPicture, ended, plain } from './pictures.ts'
import { openStaffedWorld } from './staffed-world.ts'

const { world, olivia, adam, mona, person } = await openStaffedWorld()
after(() => world.dispose())

type Bytes = Uint8Array<ArrayBuffer>
const bytesOf = (text: string): Bytes => new Uint8Array(Buffer.from(text))
const joined = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts))

/** PNG §5.3: length, type, data, CRC. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data.set([8, 2], 8)
  return chunk('IHDR', data)
}
const pngOf = (width: number, height: number, ...chunks: Buffer[]): Bytes =>
  joined(signature, header(width, height), ...chunks, chunk('IEND', Buffer.alloc(0)))

const put = (id: string, picture: Bytes, cookie = adam, headers: Record<string, string> = {}) =>
  world.call(cookie, 'setUserPicture', { params: { id }, picture, headers })
const kept = async (): Promise<string[]> =>
  (await world.store.read.selectFrom('picture').select('id').distinct().execute()).map(({ id }) => id)

test('a picture is kept as two squares of WebP under an address of its own', async () => {
  const user = await person()
  const { status, body } = await put(user.id, await aPicture(300, 200))
  assert.equal(status, 200, JSON.stringify(body))
  assert.match(body.picture.small, /^\/pictures\/[\w-]{43}-64\.webp$/)
  assert.equal(body.picture.large, body.picture.small.replace('-64.', '-256.'))
  for (const [path, edge] of [
    [body.picture.small, 64],
    [body.picture.large, 256],
  ] as const) {
    const response = await world.fetch(path)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'image/webp')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('content-security-policy'), "default-src 'none'; sandbox")
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin')
    const { width, height, format } = await sharp(await response.arrayBuffer()).metadata()
    assert.deepEqual([width, height, format], [edge, edge, 'webp'])
  }
  const listed = await world.call(adam, 'listUsers', { query: { search: user.username } })
  assert.equal(listed.body.items[0].picture.small, body.picture.small)
  const gone = await world.call(mona, 'removeUserPicture', { params: { id: user.id } })
  assert.equal(gone.status, 204)
  assert.equal((await world.call(adam, 'getUser', { params: { id: user.id } })).body.picture, null)
  assert.equal((await world.fetch(body.picture.small)).status, 404)
  const trail = await world.call(olivia, 'listAudit', { query: { user: user.id } })
  assert.deepEqual(
    trail.body.items.map(({ kind }: { kind: string }) => kind),
    ['user.updated', 'user.updated', 'user.created'],
  )
})

test('people fill the square, a logo is shown whole', async () => {
  const halves = await ended(
    plain(400, 100, '#ff0000')
      .composite([
        { input: { create: { width: 100, height: 100, channels: 3, background: '#0000ff' } }, left: 150, top: 0 },
      ])
      .png(),
  )
  const user = await person()
  const cornersOf = async (path: string) => {
    const { data } = await sharp(await (await world.fetch(path)).arrayBuffer())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return [[...data.subarray(0, 4)], [...data.subarray(4 * (32 * 64 + 4), 4 * (32 * 64 + 4) + 4)]]
  }
  const { body } = await put(user.id, halves)
  const [corner] = await cornersOf(body.picture.small)
  assert.ok(corner && (corner[2] ?? 0) > 200 && (corner[0] ?? 255) < 60, `blue to the edge: ${String(corner)}`)
  const { body: branding } = await world.call(adam, 'setLogo', { picture: halves })
  const [nothing, left] = await cornersOf(branding.logo.small)
  assert.equal(nothing?.[3], 0, 'beside it there is nothing')
  assert.ok((left?.[0] ?? 0) > 200, `red at the left: ${String(left)}`)
})

describe('refused, whatever it is called', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>'
  const wrong: [what: string, make: () => Bytes | Promise<Bytes>][] = [
    ['SVG', () => bytesOf(svg)],
    ['SVG with a declaration', () => bytesOf(`<?xml version="1.0"?>\n${svg}`)],
    ['HTML', () => bytesOf('<!doctype html><script>alert(1)</script>')],
    ['GIF', () => ended(plain(9, 9).gif())],
    ['TIFF', () => ended(plain(9, 9).tiff())],
    ['AVIF', () => ended(plain(9, 9).avif())],
    ['PDF', () => bytesOf('%PDF-1.7\n')],
    ['one byte', () => bytesOf('x')],
    ['SVG behind the signature of a PNG', () => joined(signature, bytesOf(svg))],
    ['SVG behind the signature of a JPEG', () => joined(Buffer.from([0xff, 0xd8, 0xff]), bytesOf(svg))],
    ['SVG behind the signature of a WebP', () => joined(bytesOf('RIFFxxxxWEBP'), bytesOf(svg))],
    ['a PNG of its head alone', () => pngOf(10, 10)],
    ['10 billion pixels in 60 bytes', () => pngOf(100_000, 100_000, chunk('IDAT', deflateSync(Buffer.alloc(10))))],
    ['as wide as a number goes', () => pngOf(0x7fffffff, 1, chunk('IDAT', deflateSync(Buffer.alloc(10))))],
    ['no pixels', () => pngOf(0, 0, chunk('IDAT', deflateSync(Buffer.alloc(10))))],
    ['42 million pixels of one colour', () => ended(plain(7000, 6000).png())],
    ['a thread of 20,001 pixels', () => ended(plain(20_001, 1).png())],
  ]
  for (const [what, make] of wrong)
    test(what, async () => {
      const user = await person()
      const { status, body } = await put(user.id, await make(), adam, { 'content-type': 'image/png' })
      assert.equal(status, 422, JSON.stringify(body))
      assert.equal(body.errors[0].path, 'picture')
      assert.doesNotMatch(JSON.stringify(body), /vips|libpng|Vips/i)
      assert.equal(world.memory.people.find(user.id as UserId)?.picture, null)
    })

  for (const format of ['png', 'jpeg', 'webp'] as const)
    test(`a cut-off ${format}`, async () => {
      const user = await person()
      const noise = sharp({
        create: {
          width: 300,
          height: 300,
          channels: 3,
          background: '#000',
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      })
      const whole = await ended(noise[format]())
      assert.equal((await put(user.id, whole)).status, 200)
      for (const part of [0.1, 0.5, 0.9]) {
        const { status, body } = await put(user.id, whole.slice(0, Math.floor(whole.length * part)))
        assert.equal(status, 422, `${part}: ${JSON.stringify(body)}`)
      }
    })

  test('more than 2 MB, before it is read', async () => {
    const user = await person()
    assert.equal((await put(user.id, new Uint8Array(limits.picture.bytesMax + 1))).status, 413)
    assert.equal((await put(user.id, new Uint8Array(0))).status, 422)
    const form = new FormData()
    form.set('file', new Blob([await aPicture()]), 'photo.png')
    const sent = await world.fetch(`/api/v1/users/${user.id}/picture`, {
      method: 'PUT',
      headers: { cookie: adam, 'sec-fetch-site': 'same-origin' },
      body: form,
    })
    assert.equal(sent.status, 422)
  })

  test('another content type, from another page, without a session', async () => {
    const user = await person()
    const picture = await aPicture()
    assert.equal((await put(user.id, picture, adam, { 'content-type': 'text/html' })).status, 200, 'the bytes decide')
    assert.equal((await put(user.id, picture, adam, { 'sec-fetch-site': 'cross-site' })).status, 403)
    assert.equal((await world.call(null, 'setUserPicture', { params: { id: user.id }, picture })).status, 401)
  })
})

test('the library itself reads no other kind', async () => {
  await assert.rejects(
    sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).png().toBuffer(),
  )
})

test('what a picture brought along is not in the copy: places, names, scripts behind its end, a turned camera', async () => {
  const mark = 'MARK-OF-THE-CAMERA'
  const taken = await ended(
    plain(80, 40, '#00ff00')
      .composite([
        { input: { create: { width: 40, height: 40, channels: 3, background: '#ff00ff' } }, left: 0, top: 0 },
      ])
      .jpeg({ quality: 100 })
      .withExif({ IFD0: { Copyright: mark, Artist: mark }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp(
        `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${mark}"/></rdf:RDF></x:xmpmeta>`,
      )
      .withIccProfile('p3')
      .withMetadata({ orientation: 6 }),
  )
  const before = await sharp(taken).metadata()
  assert.ok(before.exif?.includes(mark) && before.orientation === 6)
  const user = await person()
  const { body } = await put(user.id, joined(taken, bytesOf(`<script>alert("${mark}")</script>`)))
  const bytes = Buffer.from(await (await world.fetch(body.picture.large)).arrayBuffer())
  assert.ok(!bytes.includes(mark))
  for (const name of ['EXIF', 'Exif', 'XMP ', 'ICCP', 'script']) assert.ok(!bytes.includes(name), name)
  const { exif, icc, xmp, orientation } = await sharp(bytes).metadata()
  assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined])
  // Turned by a quarter: what was left is on top.
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  assert.ok(
    (data[1] ?? 255) < 90 && (data.at(-2) ?? 0) > 160,
    `magenta above green: ${String([...data.subarray(0, 3)])}`,
  )

  const polyglot = pngOf(
    1,
    1,
    chunk('tEXt', Buffer.from(`Comment\0${mark}<script>`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
  )
  const other = await put(user.id, joined(polyglot, bytesOf(`PK\x03\x04<html>${mark}`)))
  assert.equal(other.status, 200, JSON.stringify(other.body))
  const copy = Buffer.from(await (await world.fetch(other.body.picture.large)).arrayBuffer())
  assert.ok(!copy.includes(mark) && !copy.includes('html'))
})

test('what moves is kept still, and text that unpacks to 200 MB is left packed', async () => {
  const frames = [plain(20, 20, '#ff0000'), plain(20, 20, '#0000ff')]
  const moving = await ended(
    sharp(await Promise.all(frames.map(frame => frame.png().toBuffer())), { join: { animated: true } }).webp({
      delay: [100, 100],
    }),
  )
  assert.equal((await sharp(moving).metadata()).pages, 2)
  const user = await person()
  const { body } = await put(user.id, moving)
  const { pages } = await sharp(await (await world.fetch(body.picture.large)).arrayBuffer()).metadata()
  assert.equal(pages, undefined)

  const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024))
  const bomb = pngOf(
    1,
    1,
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), packed])),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
  )
  assert.ok([200, 422].includes((await put(user.id, bomb)).status))
})

test('40 million pixels are taken, and of many at once one after the other or not now', async () => {
  const user = await person()
  assert.equal((await put(user.id, await ended(plain(8000, 5000).jpeg()))).status, 200)
  const all = await Promise.all(
    Array.from({ length: 30 }, async (_, i) => put(user.id, await aPicture(50, 50, `#0000${(i + 16).toString(16)}`))),
  )
  const codes = new Set(all.map(({ status }) => status))
  assert.ok(codes.has(200) && [...codes].every(status => status === 200 || status === 503), [...codes].join())
  const { picture } = world.memory.people.find(user.id as UserId) ?? {}
  assert.ok(typeof picture === 'string' && (await kept()).includes(picture))
})

test('one picture of two people stays until the second gives it up; what nobody has is gone', async () => {
  const before = await kept()
  const [one, two] = [await person(), await person()]
  const picture = await aPicture(60, 60, '#123456')
  const { body } = await put(one.id, picture)
  assert.deepEqual((await put(two.id, picture)).body.picture, body.picture)
  await put(one.id, await aPicture(60, 60, '#654321'))
  assert.equal((await world.fetch(body.picture.small)).status, 200)
  await world.call(adam, 'deleteUser', { params: { id: two.id } })
  assert.equal((await world.fetch(body.picture.small)).status, 200, 'who is restored has it again')
  await world.asOperator.users.erase(two.id)
  assert.equal((await world.fetch(body.picture.small)).status, 404)
  await world.asOperator.users.setPicture(one.id, null)
  assert.deepEqual(await kept(), before)
})

test('addresses that lead to no picture', async () => {
  const user = await person()
  const { body } = await put(user.id, await aPicture())
  const { small } = body.picture as { small: string }
  for (const path of [
    small.replace('-64', '-65'),
    small.replace('-64', '-064'),
    small.replace('.webp', '.png'),
    small.replace('.webp', '.webp.html'),
    small.replace('/pictures/', '/pictures/%2e%2e%2f'),
    '/pictures/',
    '/pictures/x-64.webp',
    `/pictures/${'A'.repeat(43)}-64.webp`,
    `/pictures/${"'".repeat(43)}-64.webp`,
  ])
    assert.equal((await world.fetch(path)).status, 404, path)
})

test('people change their own, and nobody a picture of somebody above them', async () => {
  const una = await world.add('una')
  const as = world.directory.as({ kind: 'user', id: una.id, role: 'user' }, { door: 'pages', address: null })
  assert.match((await as.users.setPicture(una.id, await aPicture())).picture ?? '', /^[\w-]{43}$/)
  const adamId = world.memory.people.findByUsername('adam')?.id
  assert.ok(adamId)
  await assert.rejects(as.users.setPicture(adamId, await aPicture()), { code: 'forbidden' })
  assert.equal((await put(adamId, await aPicture(), mona)).status, 403)
  await assert.rejects(as.settings.setLogo(await aPicture()), { code: 'forbidden' })
})
