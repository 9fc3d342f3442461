import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Language } from '#ground'
import { HttpRefusal } from './error-answer.ts'
import { setContentPolicy } from './security-headers.ts'

export interface SinglePage {
  /** The built application: `index.html` and `assets/` with hashed names. */
  folder: string
  /** Where it is served, without the last slash: `/admin`. Every address below it is the application's own. */
  path: string
  /** Of whoever asks; the document says it, and the application reads it there. */
  languageOf: (request: FastifyRequest) => Promise<Language> | Language
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** How a file may be sent, smallest first; the build has written scripts and stylesheets in each form. */
const forms: { encoding?: string; ending: string }[] = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
  { ending: '' },
]

/** `gzip, deflate, br;q=0` takes gzip and no br. */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some(one => {
    const [name = '', ...parameters] = one.split(';')
    return name.trim() === encoding && !parameters.some(parameter => /^\s*q=0(?:\.0*)?\s*$/.test(parameter))
  })

/**
 * Serves a single-page application: its hashed files for ever, its one document for every other address, never kept and
 * with a fresh nonce in place of `__NONCE__` for the styles its library writes, and the language of whoever asks.
 */
export function mountSinglePage(app: FastifyInstance, { folder, path, languageOf }: SinglePage): void {
  const files = new Map<string, Buffer>()

  /** Read when first asked for, then kept: there are a few dozen, and their names change with them. */
  function findFile(name: string): Buffer | undefined {
    const at = join(folder, 'assets', name)
    const bytes = files.get(name) ?? (existsSync(at) ? readFileSync(at) : undefined)
    if (bytes !== undefined) files.set(name, bytes)
    return bytes
  }

  let document: string | undefined
  function readDocument(): string {
    const at = join(folder, 'index.html')
    if (!existsSync(at))
      throw new HttpRefusal(
        503,
        'unavailable',
        'The dashboard has not been built. Start with “npm start”, which builds it.',
      )
    return (document ??= readFileSync(at, 'utf8'))
  }

  app.get<{ Params: { name: string } }>(`${path}/assets/:name`, (request, reply) => {
    const { name } = request.params
    const type = /^[\w-][\w.-]*$/.test(name) ? types[extname(name)] : undefined
    const accepted = request.headers['accept-encoding'] ?? ''
    for (const { encoding, ending } of forms) {
      if (type === undefined || (encoding !== undefined && !takes(accepted, encoding))) continue
      const bytes = findFile(`${name}${ending}`)
      if (bytes === undefined) continue
      if (encoding !== undefined) void reply.header('content-encoding', encoding)
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(type)
        .send(bytes)
    }
    throw new HttpRefusal(404, 'missing', 'There is nothing at this address.')
  })

  for (const url of [path, `${path}/*`])
    app.get(url, { config: { answers: 'page' } }, async (request, reply) => {
      const nonce = randomBytes(16).toString('base64')
      return setContentPolicy(reply, { styleNonce: nonce, connects: true })
        .type('text/html; charset=utf-8')
        .send(
          readDocument()
            .replaceAll('__NONCE__', nonce)
            .replace('<html lang="en">', `<html lang="${await languageOf(request)}">`),
        )
    })
}
