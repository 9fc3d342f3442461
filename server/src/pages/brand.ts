import { createHash } from 'node:crypto'
import { fitAccent, type AccentTokens, type BrandingSettings } from '#directory'
import { HttpRefusal, printPicturePath } from '#http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What an organisation has made its own. */
export interface Brand {
  /** Colours in place of ours. Its path holds the hash of its text, so that browsers may keep it for ever. */
  stylesheet?: { path: string; text: string }
  /** The path of a picture, instead of the mark. */
  logo?: string
  /** Whom to ask, as plain text; empty for nobody named. */
  contact: string
}

const rule = ({ fill, fillHover, text, soft, ink, line }: AccentTokens): string =>
  `:root{--accent-fill:${fill};--accent-fill-hover:${fillHover};--accent-text:${text};--accent-soft:${soft};` +
  `--accent-ink:${ink};--accent-line:${line};--focus:${text};--code-key:${text};--data-1:${text}}`

function printStylesheet(accent: string): { path: string; text: string } {
  const { light, dark } = fitAccent(accent)
  const text = `${rule(light)}@media (prefers-color-scheme:dark){${rule(dark)}}`
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12)
  return { path: `/assets/brand.${hash}.css`, text }
}

/** The brand as the settings say. The stylesheet of the last colour is kept, since every page asks for it. */
export function createBrandOf(): (branding: BrandingSettings) => Brand {
  let last: { accent: string; stylesheet: { path: string; text: string } } | undefined
  return ({ accent, logo, contact }) => {
    if (accent !== null && last?.accent !== accent) last = { accent, stylesheet: printStylesheet(accent) }
    return {
      contact,
      ...(accent !== null && last !== undefined ? { stylesheet: last.stylesheet } : {}),
      ...(logo === null ? {} : { logo: printPicturePath(logo, 64) }),
    }
  }
}

/** Serves the stylesheet there is now; our other files have routes of their own. */
export function mountBrand(app: FastifyInstance, { site }: { site: () => { brand?: Brand } }): void {
  const send = (request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply): FastifyReply => {
    const stylesheet = site().brand?.stylesheet
    if (stylesheet?.path !== `/assets/${request.params.file}`)
      throw new HttpRefusal(404, 'missing', 'There is nothing at this address.')
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/css; charset=utf-8')
      .send(stylesheet.text)
  }
  app.get('/assets/:file', send)
  app.get('/.doorward/assets/:file', { config: { hosts: 'protected' } }, send)
}
