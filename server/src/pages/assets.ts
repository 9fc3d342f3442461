import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { commonPasswords } from '#directory'
import type { FastifyInstance } from 'fastify'

/** A file every page may ask for. Its name carries its hash, so browsers may keep it for ever. */
interface Asset {
  path: string
  type: string
  bytes: Buffer
  gzipped: Buffer | undefined
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

function makeAsset(name: string, bytes: Buffer): Asset {
  const at = name.lastIndexOf('.')
  const extension = name.slice(at + 1)
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 12)
  return {
    path: `/assets/${name.slice(0, at)}.${hash}.${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    bytes,
    gzipped: extension === 'woff2' ? undefined : gzipSync(bytes, { level: 9 }),
  }
}

const own = (name: string): Buffer => readFileSync(new URL(`./assets/${name}`, import.meta.url))
const fromPackage = (path: string): Asset =>
  makeAsset(path.slice(path.lastIndexOf('/') + 1), readFileSync(new URL(import.meta.resolve(path))))

const fonts = [
  fromPackage('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2'),
  fromPackage('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-ext-wght-normal.woff2'),
  fromPackage('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2'),
  fromPackage('@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2'),
]

/** A stylesheet of several files, its comments dropped and its fonts under their hashed names. */
function makeStylesheet(name: string, ...files: string[]): Asset {
  const text = files
    .map(file => own(file).toString())
    .join('\n')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/url\("fonts\/([^"]+)\.woff2"\)/g, (_all, font: string) => {
      const asset = fonts.find(({ path }) => path.startsWith(`/assets/${font}.`))
      if (!asset) throw new Error(`${name} asks for the font ${font}, which is not served.`)
      // Beside the stylesheet, wherever that is served.
      return `url("${asset.path.slice('/assets/'.length)}")`
    })
  return makeAsset(name, Buffer.from(text))
}

/** The script that measures a new password, with the list that it must not be on, as the server has it. */
function makePasswordScript(): Asset {
  const text = own('password.js').toString()
  return makeAsset('password.js', Buffer.from(text.replace('%common%', () => [...commonPasswords].join(' '))))
}

const authStyle = makeStylesheet('auth.css', 'tokens.css', 'auth.css')
const cardsStyle = makeStylesheet('cards.css', 'cards.css')
const portalStyle = makeStylesheet('portal.css', 'tokens.css', 'auth.css', 'cards.css', 'portal.css')
const signInScript = makeAsset('sign-in.js', own('sign-in.js'))
const passkeyScript = makeAsset('passkey.js', own('passkey.js'))
const passwordScript = makePasswordScript()
const whatAppsSeeScript = makeAsset('what-apps-see.js', own('what-apps-see.js'))
const favicon = makeAsset('icon.svg', own('icon.svg'))

const scripts = [signInScript, passkeyScript, passwordScript, whatAppsSeeScript]
const others = [authStyle, cardsStyle, portalStyle, ...scripts, favicon]

/** Where the pages find them. */
export const assetPaths = {
  authStyle: authStyle.path,
  cardsStyle: cardsStyle.path,
  portalStyle: portalStyle.path,
  signInScript: signInScript.path,
  passkeyScript: passkeyScript.path,
  passwordScript: passwordScript.path,
  whatAppsSeeScript: whatAppsSeeScript.path,
  favicon: favicon.path,
} as const

/** At our own host, and where pages of ours are shown at the hosts of protected apps. */
export function mountAssets(app: FastifyInstance): void {
  for (const asset of [...fonts, ...others]) mountAsset(app, asset, asset.path, {})
  for (const asset of [...fonts, authStyle, cardsStyle, favicon])
    mountAsset(app, asset, `/.doorward${asset.path}`, { hosts: 'protected' })
}

function mountAsset(app: FastifyInstance, asset: Asset, path: string, config: { hosts?: 'protected' }): void {
  app.get(path, { config }, (request, reply) => {
    const zip = asset.gzipped !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    if (zip) reply.header('content-encoding', 'gzip')
    return reply
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
      .type(asset.type)
      .send(zip ? asset.gzipped : asset.bytes)
  })
}
