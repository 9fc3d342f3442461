import { readFileSync } from 'node:fs'
import { html, trusted, type Html } from './html.ts'

// Drawings of @tabler/icons (MIT), written into the page: no request, and they take the text's colour.
const names = [
  'alert-circle',
  'alert-triangle',
  'apps',
  'building',
  'calendar-event',
  'clock',
  'printer',
  'qrcode',
  'shield-check',
  'shield-x',
  'user-check',
  'arrow-down-left',
  'arrow-right',
  'binary-tree',
  'building',
  'check',
  'chevron-down',
  'chevron-right',
  'circle-check',
  'circle-x',
  'clock-pause',
  'copy',
  'device-desktop',
  'device-desktop-question',
  'device-laptop',
  'device-mobile',
  'device-tablet',
  'device-tv',
  'devices',
  'download',
  'eye',
  'fingerprint',
  'hash',
  'history',
  'id-badge-2',
  'info-circle',
  'key',
  'language',
  'list-check',
  'lifebuoy',
  'list-numbers',
  'lock',
  'logout',
  'mail',
  'message-question',
  'phone',
  'photo',
  'plus',
  'refresh',
  'search',
  'shield-lock',
  'user',
  'user-plus',
  'users',
  'users-group',
  'world',
] as const

export type IconName = (typeof names)[number]

function readDrawing(name: IconName): Html {
  const svg = readFileSync(new URL(import.meta.resolve(`@tabler/icons/outline/${name}.svg`)), 'utf8')
  const paths = [...svg.matchAll(/<path [^>]*\/>/g)]
    .map(match => match[0])
    .filter(path => !path.includes('M0 0h24v24H0z'))
  if (paths.length === 0) throw new Error(`The drawing of icon ${name} is empty.`)
  return trusted(paths.join(''))
}

const drawings = new Map(names.map(name => [name, readDrawing(name)]))

/** An icon beside words that say the same, so hidden from screen readers. */
export const icon = (name: IconName, size = 16, tone?: 'okc' | 'badc' | 'dimc'): Html =>
  html`<svg${tone && html` class="${tone}"`} width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawings.get(name)}</svg>`

/** The door of the product's mark. */
export const mark: Html = trusted(
  '<svg width="26" height="26" viewBox="0 0 24 24" fill="none" aria-hidden="true"><rect width="24" height="24" rx="5.5" fill="var(--accent-fill)"/><g stroke="var(--on-accent)" stroke-linecap="round"><path d="M7 17.5V6" stroke-width="2.1"/><path d="M7 6a11.5 11.5 0 0 1 11 11.5" stroke-width="1.4"/><path d="M4.2 17.5H7M18 17.5h1.8" stroke-width="2.1"/></g></svg>',
)
