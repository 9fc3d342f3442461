import { days, findLanguage, type Language } from '#ground'
import { createCookie } from './cookie.ts'
import { webLimits } from './limits.ts'
import { parseLocalPath } from './local-path.ts'

/** Whom a page is written for. */
export interface Reader {
  language: Language
  /** The path that shows this page again, when asking for it once more does: after another language was chosen. */
  at: string | undefined
}

/** What is known of the language somebody reads, the surest first. */
export interface LanguageSigns {
  /** What was chosen in this browser. */
  cookie?: string | undefined
  /** What the person who is signed in has in their account. */
  locale?: string | null | undefined
  acceptLanguage?: string | undefined
  fallback: Language
}

export const chooseLanguage = ({ cookie, locale, acceptLanguage, fallback }: LanguageSigns): Language =>
  findLanguage(cookie ?? '') ?? findLanguage(locale ?? '') ?? readAcceptLanguage(acceptLanguage) ?? fallback

/**
 * RFC 9110 §12.5.4: the one of ours with the highest quality; of equals, the first named. `*` and quality 0 choose
 * nothing, as whatever is not ours does. Of a longer header only the beginning is read.
 */
function readAcceptLanguage(header: string | undefined): Language | undefined {
  const ranges = (header ?? '').slice(0, webLimits.acceptLanguageLengthMax).split(',')
  let best: { language: Language; quality: number } | undefined
  for (const range of ranges) {
    const [tag = '', ...parameters] = range.split(';')
    const language = findLanguage(tag)
    const quality = readQuality(parameters)
    if (language !== undefined && quality > (best?.quality ?? 0)) best = { language, quality }
  }
  return best?.language
}

/** RFC 9110 §12.4.2: 0 to 1 with at most three digits, 1 when there is none; what is written otherwise counts as 0. */
function readQuality(parameters: string[]): number {
  if (parameters.length === 0) return 1
  const [, digits] = /^\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*$/i.exec(parameters.join(';')) ?? []
  return digits === undefined ? 0 : Number(digits)
}

/** Of a request, as Fastify and Koa have it. */
export interface ReadableRequest {
  method: string
  /** As it was sent, whatever it has been rewritten to since. */
  originalUrl: string
  headers: {
    authorization?: string | undefined
    cookie?: string | undefined
    'accept-language'?: string | undefined
  }
}

/** The language of a request, and the cookie that keeps a choice in the browser. */
export interface LanguageChoice {
  /** `locale` is the account's of the person who is signed in. */
  readerOf(request: ReadableRequest, locale?: string | null): Reader
  /**
   * What a refusal is said in where it is no page. Scripts match on its text, so without a session (`locale` is undefined
   * then) nothing but the request itself leads away from English; with a token, its `Accept-Language` alone.
   */
  ofAnswer(request: ReadableRequest, locale?: string | null): Language
  /** The value of a `Set-Cookie` header. */
  print(language: Language): string
}

export function createLanguageChoice({
  publicUrl,
  fallback,
}: {
  publicUrl: () => URL
  fallback: () => Language
}): LanguageChoice {
  const cookie = createCookie({ name: 'doorward-language', maxAgeMs: days(365), publicUrl, wellFormed: /^[a-z]{2}$/ })
  return {
    readerOf: ({ method, originalUrl, headers }, locale) => ({
      language: chooseLanguage({
        cookie: cookie.read(headers),
        locale,
        acceptLanguage: headers['accept-language'],
        fallback: fallback(),
      }),
      at: method === 'GET' ? parseLocalPath(originalUrl) : undefined,
    }),
    ofAnswer: ({ headers }, locale) =>
      chooseLanguage({
        ...(headers.authorization === undefined && { cookie: cookie.read(headers), locale }),
        acceptLanguage: headers['accept-language'],
        fallback: locale === undefined || headers.authorization !== undefined ? 'en' : fallback(),
      }),
    print: language => cookie.print(language),
  }
}
