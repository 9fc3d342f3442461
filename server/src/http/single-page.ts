import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
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

/**
 * Serves a single-page application: its hashed files for ever, its one document for every other address, never kept and
 * with a fresh nonce in place of `__NONCE__` for the styles its library writes, and the language of whoever asks.
 */
export function mountSinglePage(app: FastifyInstance, { folder, path, languageOf }: SinglePage): void {
  const files = new Map<string, { bytes: Buffer; gzipped: Buffer | undefined; type: string } | undefined>()

  /** Read and compressed when first asked for, then kept: there are a few dozen, and their names change with them. */
  function findFile(name: string) {
    if (!/^[\w.-]+$/.test(name) || name.startsWith('.')) return undefined
    if (!files.has(name)) {
      const at = join(folder, 'assets', name)
      const type = types[extname(name)]
      const bytes = type !== undefined && existsSync(at) ? readFileSync(at) : undefined
      if (bytes === undefined || type === undefined) return undefined
      files.set(name, { bytes, type, gzipped: type.startsWith('font/') ? undefined : gzipSync(bytes) })
    }
    return files.get(name)
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
    const file = findFile(request.params.name)
    if (file === undefined) throw new HttpRefusal(404, 'missing', 'There is nothing at this address.')
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(file.type)
    if (file.gzipped !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
      return reply.header('content-encoding', 'gzip').send(file.gzipped)
    return reply.send(file.bytes)
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
