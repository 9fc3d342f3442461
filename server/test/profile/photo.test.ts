import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { aPicture } from '../api/pictures.ts'
import { openProfileWorld, type ProfileWorld, type Somebody } from './world.ts'

let world: ProfileWorld
before(async () => {
  world = await openProfileWorld()
})
after(() => world.dispose())

const megabyte = 1024 * 1024
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** The form as a browser sends it. */
function formOf(
  bytes: string | Uint8Array<ArrayBuffer>,
  { name = 'me.png', type = 'image/png', field = 'picture' } = {},
): FormData {
  const form = new FormData()
  form.append(field, new File([bytes], name, { type }))
  return form
}
const headersOf = ({ browser }: Somebody) => ({
  cookie: `doorward-session=${browser.cookies.get('doorward-session')}`,
  origin: world.origin,
})
const send = (somebody: Somebody, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  world.raw('/profile/photo', { method: 'POST', body, headers: { ...headersOf(somebody), ...headers } })
const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const pictureOf = ({ user }: Somebody) => world.now(user).picture
const said = async (answer: Response) =>
  /id="picture-error">.*?<span>([^<]*)/.exec(await answer.text())?.[1] ?? 'nothing beside the field'

/** Their bytes, and so many after them that there are this many. */
async function padded(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size)
  bytes.set(await aPicture())
  return bytes
}

describe('somebody’s own picture', () => {
  test('is saved, shown instead of the initials wherever they are named, and removed', async () => {
    const somebody = await world.somebody()
    const before = await somebody.page('/profile')
    assert.match(before, /<span class="av" aria-hidden="true">AO<\/span>/)
    assert.match(before, /<span class="av xl" aria-hidden="true">AO<\/span>/)
    assert.doesNotMatch(before, /\/profile\/photo\/remove/)

    assert.deepEqual(where(await send(somebody, formOf(await aPicture()))), [303, '/profile?done=photo'])
    const id = pictureOf(somebody)
    assert.match(id ?? '', /^[\w-]{43}$/)
    const page = await somebody.page('/profile?done=photo')
    assert.match(page, /role="status"[^]*Your photo is saved/)
    assert.ok(page.includes(`<span class="av xl" aria-hidden="true"><img src="/pictures/${id}-256.webp"`))
    for (const path of ['/', '/profile', '/profile/security', '/profile/devices', '/profile/security/password']) {
      const page = await somebody.page(path)
      assert.ok(page.includes(`<span class="av" aria-hidden="true"><img src="/pictures/${id}-64.webp"`), path)
      assert.doesNotMatch(page, />AO</, path)
    }
    assert.equal((await world.raw(`/pictures/${id}-256.webp`)).headers.get('content-type'), 'image/webp')

    const removed = await somebody.browser.post('/profile/photo/remove', {})
    assert.deepEqual(where(removed), [303, '/profile?done=no-photo'])
    assert.equal(pictureOf(somebody), null)
    assert.match(await somebody.page('/profile?done=no-photo'), /Your photo is removed[^]*>AO</)
  })

  test('is theirs to change where profiles are locked', async t => {
    const somebody = await world.somebody()
    const { policy } = world.world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, lockProfiles: true })
    t.after(() => world.asOperator.settings.put('policy', policy))
    assert.match(await somebody.page('/profile'), /name="picture"/)
    assert.equal((await send(somebody, formOf(await aPicture()))).status, 303)
    assert.notEqual(pictureOf(somebody), null)
  })

  test('what is no picture is said so beside the field, and the one there was stays', async () => {
    const somebody = await world.somebody()
    await send(somebody, formOf(await aPicture()))
    const before = pictureOf(somebody)
    const whole = await aPicture()
    const noPicture = 'This is not a picture we take: PNG, JPEG or WebP. Other kinds have to be converted first.'
    const refusals: [string, NonNullable<RequestInit['body']>, string][] = [
      ['an SVG', formOf(svg, { name: 'me.svg', type: 'image/svg+xml' }), noPicture],
      ['an SVG that says it is a PNG', formOf(svg), noPicture],
      ['a page', formOf('<!doctype html><script>alert(1)</script>'), noPicture],
      [
        'half a picture',
        formOf(whole.slice(0, whole.length / 2)),
        'This picture is damaged or cut off. Save it again as PNG or JPEG, and try that.',
      ],
      ['none chosen', formOf('', { name: '', type: 'application/octet-stream' }), 'Choose a picture first.'],
      ['another field', formOf(whole, { field: 'avatar' }), 'Choose a picture first.'],
      ['a form without files', new URLSearchParams({ picture: 'me.png' }), 'Choose a picture first.'],
    ]
    for (const [what, body, sentence] of refusals) {
      const answer = await send(somebody, body)
      assert.equal(answer.status, 400, what)
      assert.equal(await said(answer), sentence, what)
    }
    assert.equal(pictureOf(somebody), before)
  })

  test('refusals are in the language of the page', async () => {
    const somebody = await world.somebody()
    for (const language of ['de', 'fr', 'es']) {
      const bodies = [formOf(svg), formOf(''), formOf(new Uint8Array(3 * megabyte))]
      for (const body of bodies) {
        const sentence = await said(await send(somebody, body, { 'accept-language': language }))
        assert.doesNotMatch(sentence, /picture|nothing beside/, language)
      }
    }
  })

  test('2 MB are taken, one byte more is not', async () => {
    const somebody = await world.somebody()
    assert.equal((await send(somebody, formOf(await padded(2 * megabyte)))).status, 303)
    const before = pictureOf(somebody)
    for (const size of [2 * megabyte + 1, 3 * megabyte, 12 * megabyte]) {
      const answer = await send(somebody, formOf(await padded(size)))
      assert.equal(answer.status, 413, String(size))
      assert.equal(await said(answer), 'A picture may have up to 2 MB. Choose a smaller one.')
    }
    assert.equal(pictureOf(somebody), before)
  })

  test('nobody who is not signed in, and no other site, gets a file looked at', async () => {
    const body = formOf(await padded(megabyte))
    const stranger = await world.raw('/profile/photo', { method: 'POST', body, headers: { origin: world.origin } })
    assert.deepEqual(where(stranger), [303, '/sign-in?next=%2Fprofile'])
    const somebody = await world.somebody()
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    assert.equal((await send(somebody, formOf(await aPicture()), headers)).status, 403)
    assert.equal(pictureOf(somebody), null)
  })
})

/** The parts of a form, as they are written. */
const partsOf = (parts: [head: string, body: string][], boundary = 'x') =>
  `${parts.map(([head, body]) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`).join('')}--${boundary}--\r\n`
const multipart = (boundary = '; boundary=x') => ({ 'content-type': `multipart/form-data${boundary}` })

describe('a form that is not ours', () => {
  test('is refused as a page, and never as a bug', async () => {
    const somebody = await world.somebody()
    const file = 'name="picture"; filename="me.png"'
    const many = Array.from({ length: 50 }, (_, i): [string, string] => [`name="a${i}"`, 'x'])
    const forms: [what: string, body: string, head?: Record<string, string>][] = [
      ['no boundary', partsOf([[file, 'x']]), multipart('')],
      ['another boundary', partsOf([[file, 'x']]), multipart('; boundary=y')],
      ['cut off in a file', partsOf([[file, 'x'.repeat(1000)]]).slice(0, 500), multipart()],
      ['cut off in a head', '--x\r\ncontent-disposition: form-da', multipart()],
      ['two files', partsOf([[file, 'x'], [file, 'y']]), multipart()],
      ['fifty fields', partsOf([...many, [file, 'x']]), multipart()],
      ['a name of every object', partsOf([['name="__proto__"; filename="a"', 'x']]), multipart()],
      ['a field of such a name', partsOf([['name="constructor"', 'x']]), multipart()],
    ] // biome-ignore format: a table
    for (const [what, body, head] of forms) {
      const answer = await send(somebody, body, head)
      assert.equal(answer.status, 400, what)
      assert.match(await answer.text(), /This request could not be read\.|id="picture-error"/, what)
    }
    assert.equal((await send(somebody, '{}', { 'content-type': 'application/json' })).status, 415)
    const anywhere = { method: 'POST', headers: headersOf(somebody), body: formOf(await aPicture()) }
    for (const path of ['/profile', '/profile/photo/remove', '/sign-in', '/language'])
      assert.equal((await world.raw(path, anywhere)).status, 415, `${path} takes no files`)
    assert.equal(pictureOf(somebody), null)
  })

  test('too large a file is answered as a page on a connection that goes on, however its length is told', async () => {
    const somebody = await world.somebody()
    const bytes = partsOf([['name="picture"; filename="me.png"', 'x'.repeat(5 * megabyte)]])
    const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
    const head = [
      'POST /profile/photo HTTP/1.1',
      `Host: ${new URL(world.origin).host}`,
      ...Object.entries({ ...headersOf(somebody), ...multipart() }).map(([name, value]) => `${name}: ${value}`),
    ]
    const next = `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`
    for (const [what, length, body] of [
      ['told before', `Content-Length: ${bytes.length}`, bytes],
      ['told with each piece', 'Transfer-Encoding: chunked', `${chunk(bytes)}0\r\n\r\n`],
    ] as const) {
      const answer = await exchange(`${[...head, length].join('\r\n')}\r\n\r\n${body}${next}`)
      assert.match(answer, /^HTTP\/1\.1 413 [^]*A picture may have up to 2 MB[^]*HTTP\/1\.1 200 /, what)
    }
  })

  test('a browser that goes away in the middle takes nothing with it', async () => {
    const somebody = await world.somebody()
    const { port, host } = new URL(world.origin)
    const head = Object.entries({ ...headersOf(somebody), ...multipart() }).map(([name, value]) => `${name}: ${value}`)
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        const start = ['POST /profile/photo HTTP/1.1', `Host: ${host}`, ...head, 'Content-Length: 100000']
        const part = '--x\r\ncontent-disposition: form-data; name="picture"; filename="me.png"\r\n\r\nxxxx'
        socket.write(`${start.join('\r\n')}\r\n\r\n${part}`, () => socket.destroy())
      })
      socket.on('close', () => resolve())
      socket.on('error', reject)
    })
    assert.equal((await send(somebody, formOf(await aPicture()))).status, 303)
  })
})

/** Sends all of it as it is, and answers all that comes back. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(new URL(world.origin).port), '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes: Buffer) => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
