import { Secret } from '#ground'

/** The token of RFC 6750 §2.1; an empty one where the scheme is there without a token of that form. */
export function parseBearer(authorization: string | undefined): Secret | undefined {
  if (authorization === undefined || !/^bearer(?: |$)/i.test(authorization)) return undefined
  return new Secret(/^bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1] ?? '')
}
