import type { FastifyInstance } from 'fastify'
import { HttpRefusal } from './error-answer.ts'

/** Where pictures come from. */
export interface Pictures {
  find(id: string, size: number): Promise<{ type: string; bytes: Buffer } | undefined>
}

/** Its id says what it holds, so what is here never changes. */
export const printPicturePath = (id: string, size: 64 | 256): string => `/pictures/${id}-${size}.webp`

const form = /^([\w-]{43})-(64|256)\.webp$/

/**
 * Serves pictures, to apps too: they show whoever signed in to them. Whoever opens one as a page gets a page that may do
 * nothing, whatever its bytes make a browser believe.
 */
export function mountPictures(app: FastifyInstance, pictures: Pictures): void {
  app.get<{ Params: { file: string } }>('/pictures/:file', { config: { answers: 'page' } }, async (request, reply) => {
    const [, id = '', size] = form.exec(request.params.file) ?? []
    const picture = id === '' ? undefined : await pictures.find(id, Number(size))
    if (picture === undefined) throw new HttpRefusal(404, 'missing', 'There is no such picture.')
    return reply
      .headers({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      })
      .type(picture.type)
      .send(picture.bytes)
  })
}
