import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { aPicture } from '../api/pictures.ts'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { findFaults } from '../world/find-faults.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { password } from '../world/open-test-world.ts'
import { Secret } from '#ground'

let server: TestServer
before(async () => {
  server = await serveTest()
  await server.asOperator.users.create({
    username: 'olga',
    displayName: 'Olga',
    role: 'owner',
    password: { plain: new Secret(password) },
  })
})
after(() => server.dispose())

const brand = (change: object) =>
  server.asOperator.settings.put('branding', { ...server.world.memory.settings().branding, ...change })
const get = (path: string) => fetch(new URL(path, server.origin), { headers: { accept: 'text/html' } })
const pageOf = async (path = '/sign-in') => (await get(path)).text()
const sheetIn = (page: string) => /href="(\/assets\/brand\.[\w-]{12}\.css)"/.exec(page)?.[1]

test('without an accent, a logo or a contact a page asks for nothing more', async () => {
  const page = await pageOf()
  assert.equal(sheetIn(page), undefined)
  assert.doesNotMatch(page, /Trouble|<img/)
  assert.equal((await get('/assets/brand.AAAAAAAAAAAA.css')).status, 404)
})

test('an accent is a stylesheet of its own, under another name when it changes, and nothing is written into pages', async () => {
  await brand({ accent: '#8ccf5e' })
  const response = await get('/sign-in')
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /style-src 'self';/)
  const page = await response.text()
  assert.doesNotMatch(page, /style=|<style/)
  const path = sheetIn(page)
  assert.ok(path)
  const sheet = await get(path)
  assert.equal(sheet.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.equal(sheet.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  const text = await sheet.text()
  assert.match(
    text,
    /^:root\{(?:--[\w-]+:#[0-9a-f]{6};?)+\}@media \(prefers-color-scheme:dark\)\{:root\{(?:--[\w-]+:#[0-9a-f]{6};?)+\}\}$/,
  )
  assert.match(text, /dark\)\{:root\{.*--accent-text:#8ccf5e/)
  await brand({ accent: '#aa0000' })
  const other = sheetIn(await pageOf())
  assert.notEqual(other, path)
  assert.equal((await get(path)).status, 404)
  assert.equal((await get(other ?? '')).status, 200)
  assert.equal(sheetIn(await pageOf('/nothing-here')), other, 'refusals too')
})

test('whoever asks for none of our languages reads the one of the organisation', async () => {
  const langOf = async (language: string) => {
    const headers = { accept: 'text/html', 'accept-language': language }
    const page = await (await fetch(new URL('/sign-in', server.origin), { headers })).text()
    return /<html lang="(\w+)">/.exec(page)?.[1]
  }
  assert.equal(await langOf('nl'), 'en')
  await brand({ language: 'fr' })
  assert.deepEqual([await langOf('nl'), await langOf('de')], ['fr', 'de'])
  await brand({ language: 'en' })
})

test('whom to ask is plain text', async () => {
  await brand({ contact: '<img src=x onerror=alert(1)> & “Jonas” javascript:alert(1)' })
  const page = await pageOf()
  assert.ok(page.includes('Trouble? Ask &lt;img src=x onerror=alert(1)&gt; &amp; “Jonas” javascript:alert(1)'))
  await brand({ contact: '' })
})

test('the logo stands where the mark did', async () => {
  await server.asOperator.settings.setLogo(await aPicture(50, 50))
  const page = await pageOf()
  const path = /<img class="logo" src="(\/pictures\/[\w-]{43}-64\.webp)" width="26" height="26" alt="">/.exec(page)?.[1]
  assert.ok(path)
  assert.equal((await get(path)).headers.get('content-type'), 'image/webp')
  await server.asOperator.settings.setLogo(null)
  assert.doesNotMatch(await pageOf(), /<img/)
})

test('branded pages are read in both themes, with colours nobody could read', { skip }, async () => {
  const browser: Browser = await launchBrowser()
  try {
    await server.asOperator.settings.setLogo(await aPicture(50, 50, '#2f6413'))
    for (const accent of ['#8ccf5e', '#ffffff', '#000022'])
      for (const colorScheme of ['light', 'dark'] as const) {
        await brand({ accent, contact: 'Jonas Ekdahl, office 2.14' })
        const context = await browser.newContext({ baseURL: server.origin, colorScheme })
        const page = await context.newPage()
        const complaints: string[] = []
        page.on('console', message => {
          if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text())
        })
        const look = async (name: string) => {
          assert.deepEqual(await findFaults(page), [], `${name}, ${accent}, ${colorScheme}`)
          assert.equal(
            await page.evaluate('[...document.images].every(({ naturalWidth }) => naturalWidth === 64)'),
            true,
          )
        }
        await page.goto('/sign-in')
        const fill = await page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--accent-fill")')
        assert.notEqual(fill, colorScheme === 'light' ? '#0e6485' : '#1d7596')
        await look('sign-in')
        const folder = process.env['DOORWARD_SHOTS']
        if (folder !== undefined)
          await page.screenshot({ path: `${folder}/sign-in-${accent.slice(1)}-${colorScheme}.png` })
        await page.fill('#username', 'olga')
        await page.fill('#password', password)
        await page.press('#password', 'Enter')
        await page.waitForURL(`${server.origin}/`)
        await look('my apps')
        assert.deepEqual(complaints, [])
        await context.close()
      }
  } finally {
    await browser.close()
  }
})
