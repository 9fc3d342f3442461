import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wantsPage } from './wants-page.ts'

const html = 'text/html,application/xhtml+xml,*/*;q=0.8'

test('a browser that opens a page is shown one, and nobody else is', () => {
  assert.equal(wantsPage('GET', { accept: html }), true)
  assert.equal(wantsPage('HEAD', { accept: html }), true)
  for (const destination of ['document', 'iframe'])
    assert.equal(wantsPage('GET', { accept: html, 'sec-fetch-dest': destination }), true)
  for (const destination of ['empty', 'image', 'script', 'worker', ''])
    assert.equal(wantsPage('GET', { accept: html, 'sec-fetch-dest': destination }), false)
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])
    assert.equal(wantsPage(method, { accept: html }), false)
  for (const accept of ['', '*/*', 'application/json']) assert.equal(wantsPage('GET', { accept }), false)
  assert.equal(wantsPage('GET', {}), false)
  assert.equal(wantsPage('GET', { accept: html, 'x-requested-with': 'XMLHttpRequest' }), false)
  assert.equal(wantsPage('GET', { accept: html, upgrade: 'websocket' }), false)
})
