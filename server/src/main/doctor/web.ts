import { lookup } from 'node:dns/promises'
import { isLocalName, seconds } from '#ground'
import { about, type Check, type Found, type Inside } from './check.ts'
import type { DoctorTexts } from './texts/index.ts'

const web = about('web')
const answerMs = seconds(3)

export const checkPublicUrl: Check<Inside> = async ({ publicUrl, config, doors }) => {
  const url = publicUrl()
  const found: Found[] = []
  const isLocal = isLocalName(url.hostname)
  if (url.protocol === 'https:') found.push(web.ok('https', said => said.reached(url.origin)))
  else
    found.push(
      isLocal
        ? web.look(
            'https',
            said => said.local(url.origin),
            said => said.localAdvice,
          )
        : web.wrong(
            'https',
            said => said.plain(url.origin),
            said => said.plainAdvice,
          ),
    )
  if (!isLocal) found.push(await checkName(url.hostname))
  if (doors !== undefined) {
    found.push(await checkIssuer(url))
    if (url.protocol === 'https:' && config.trustedProxies.length === 0)
      found.push(
        web.look(
          'proxy',
          said => said.noProxy,
          said => said.noProxyAdvice,
        ),
      )
  }
  return found
}

async function checkName(host: string): Promise<Found> {
  try {
    const addresses = await lookup(host, { all: true })
    const told = addresses.map(({ address }) => address).join(', ')
    return web.ok('name', said => said.named(host, told))
  } catch {
    return web.wrong(
      'name',
      said => said.noName(host),
      said => said.noNameAdvice,
    )
  }
}

/** As an app would see it: through the public address, and with the issuer it was told. */
async function checkIssuer(url: URL): Promise<Found> {
  const advice = (said: DoctorTexts['web']): string => said.issuerAdvice(url.origin)
  try {
    const answer = await fetch(new URL('/.well-known/openid-configuration', url), {
      signal: AbortSignal.timeout(answerMs),
    })
    const { issuer } = (answer.ok ? await answer.json() : {}) as { issuer?: unknown }
    if (typeof issuer === 'string' && URL.parse(issuer)?.origin === url.origin)
      return web.ok('issuer', said => said.issuer)
    return web.wrong('issuer', said => said.otherIssuer(url.origin, String(answer.status)), advice)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return web.look('issuer', said => said.unreachable(url.origin, cause), advice)
  }
}
