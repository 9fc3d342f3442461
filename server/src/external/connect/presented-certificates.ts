import type { ExternalSettings } from '#directory'
import { type Clock, hours, type Millis, minutes, seconds } from '#ground'
import { parseServerAddress } from './server-address.ts'
import { UpstreamError } from './upstream-error.ts'
import type { Connect, UpstreamSecrets } from './upstream.ts'

/** What was met less long ago is not asked for again; what could not be reached, sooner. */
const metMs: Millis = hours(1)
const missedMs: Millis = minutes(10)
/** Whoever looks waits no longer. */
const askMs: Millis = seconds(3)
/** Addresses that somebody only tried are forgotten in their time. */
const urlsMax = 500

/** Until when the certificate holds that a directory presented at one of its addresses. */
export interface PresentedEnd {
  url: string
  notAfter: Millis
}

export interface PresentedCertificates {
  /** As given, and remembers what each server presents, also where it was refused for its date. */
  connect: Connect
  /**
   * Of each address of a directory that is spoken to under TLS, as met within the last hour; of the others they are asked
   * for, as nobody, 3 s at most. Addresses of which nothing was ever met are left out.
   */
  find(settings: ExternalSettings, readSecrets: () => Promise<UpstreamSecrets>): Promise<PresentedEnd[]>
}

/** Kept by each node, for itself and until it ends: whoever looks again finds it again. */
export function createPresentedCertificates(given: Connect, clock: Clock): PresentedCertificates {
  const met = new Map<string, { notAfter: Millis | null; at: Millis }>()

  function note(url: string, notAfter: Millis | null): void {
    met.delete(url)
    met.set(url, { notAfter, at: clock.now() })
    for (const oldest of met.keys()) {
      if (met.size <= urlsMax) break
      met.delete(oldest)
    }
  }

  const connect: Connect = async (settings, secrets, options) => {
    try {
      const upstream = await given(settings, secrets, options)
      if (upstream.certificate !== undefined) note(upstream.url, upstream.certificate.notAfter)
      return upstream
    } catch (error) {
      if (error instanceof UpstreamError && error.certificate !== undefined && error.url !== undefined)
        note(error.url, error.certificate.notAfter)
      throw error
    }
  }

  async function ask(settings: ExternalSettings, url: string, secrets: UpstreamSecrets): Promise<void> {
    try {
      const signal = AbortSignal.timeout(askMs)
      const upstream = await connect({ ...settings, urls: [url] }, secrets, { as: 'nobody', signal })
      upstream.close()
    } catch {
      // Runs and sign-ins tell that it cannot be reached; here nothing is known of its certificate.
      if (!isKnown(url)) note(url, met.get(url)?.notAfter ?? null)
    }
  }

  function isKnown(url: string): boolean {
    const known = met.get(url)
    return known !== undefined && clock.now() - known.at < (known.notAfter === null ? missedMs : metMs)
  }

  return {
    connect,

    async find(settings, readSecrets) {
      const secured = settings.urls
        .map(url => parseServerAddress(url))
        .filter(({ isSecure }) => isSecure || settings.startTls)
        .map(({ url }) => url)
      const unknown = secured.filter(url => !isKnown(url))
      if (unknown.length > 0) {
        const secrets = await readSecrets()
        await Promise.all(unknown.map(url => ask(settings, url, secrets)))
      }
      return secured.flatMap(url => {
        const notAfter = met.get(url)?.notAfter ?? null
        return notAfter === null ? [] : [{ url, notAfter }]
      })
    },
  }
}
