import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findBrowserName, nameDevice, type Device } from './device.ts'

const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0'
const known: [userAgent: string, name: string, kind: Device['kind']][] = [
  [`${desktop}; rv:143.0) Gecko/20100101 Firefox/143.0`, 'Firefox on Windows', 'computer'],
  [`${desktop} ${chrome} Safari/537.36`, 'Chrome on Windows', 'computer'],
  [`${desktop} ${chrome} Safari/537.36 Edg/141.0.0.0`, 'Edge on Windows', 'computer'],
  [`${desktop} ${chrome} Safari/537.36 OPR/120.0.0.0`, 'Opera on Windows', 'computer'],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Ubuntu', 'computer'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux', 'computer'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Safari/537.36`, 'Chrome on ChromeOS', 'computer'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'Safari on macOS',
    'computer',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
    'phone',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1',
    'Chrome on iPad',
    'tablet',
  ],
  [`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, 'Chrome on Android', 'phone'],
  [`Mozilla/5.0 (Linux; Android 14; SM-X710) ${chrome} Safari/537.36`, 'Chrome on Android', 'tablet'],
  [
    `Mozilla/5.0 (Linux; Android 14; SAMSUNG) SamsungBrowser/28.0 ${chrome} Mobile Safari/537.36`,
    'Samsung Internet on Android',
    'phone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0)', 'Unknown browser on Windows', 'computer'],
  ['curl/8.5.0', 'curl', 'unknown'],
  ['Mozilla/5.0', 'Unknown browser', 'unknown'],
  ['', 'Unknown browser', 'unknown'],
  ['<script>alert(1)</script>', 'Unknown browser', 'unknown'],
  ['\u202Eevil/1.0', 'Unknown browser', 'unknown'],
]

/** What a name is put together from. */
function partsOf(name: string): Pick<Device, 'browser' | 'system'> {
  const [browser = '', system = null] = name.split(' on ')
  return { browser: browser === 'Unknown browser' ? null : browser, system }
}

for (const [userAgent, name, kind] of known)
  test(`${JSON.stringify(userAgent).slice(0, 60)} is ${name}`, () =>
    assert.deepEqual(nameDevice(userAgent), { name, kind, ...partsOf(name) }))

test('in mail, which is in many languages, the names alone', () => {
  const said = known.map(([userAgent]) => findBrowserName(userAgent))
  assert.equal(said[0], 'Firefox, Windows')
  assert.deepEqual(said.slice(-6), ['Windows', null, null, null, null, null])
})
