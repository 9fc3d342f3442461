import { days, limits } from '#ground'
import { createCookie, type Cookie } from '#http'
import type { Forwarded } from './dialects/index.ts'

export interface HostCookies {
  /** Of the session at an app's host. */
  session: Cookie
  /** What a browser holds there while somebody signs in. */
  state: Cookie
}

const of = (origin: string): HostCookies => {
  const url = new URL(origin)
  const publicUrl = (): URL => url
  return {
    session: createCookie({ name: 'doorward', maxAgeMs: days(limits.session.daysMax), publicUrl }),
    state: createCookie({ name: 'doorward-state', maxAgeMs: limits.gateway.stateMs, publicUrl }),
  }
}
const byScheme = { http: of('http://host.invalid'), https: of('https://host.invalid') }

/** The cookies of a protected host: each has its own, and on https no neighbour under the same domain can set them. */
export const cookiesOf = ({ scheme }: Pick<Forwarded, 'scheme'>): HostCookies => byScheme[scheme]
