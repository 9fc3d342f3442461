import { lookup } from 'node:dns/promises'
import { isLocalName, seconds } from '#ground'
import { about, type Check, type Finding, type Inside } from './check.ts'

const web = about('web')
const answerMs = seconds(3)

export const checkPublicUrl: Check<Inside> = async ({ publicUrl, config, doors }) => {
  const url = publicUrl()
  const found: Finding[] = []
  const isLocal = isLocalName(url.hostname)
  if (url.protocol === 'https:') found.push(web.ok('https', `People reach it at ${url.origin}.`))
  else
    found.push(
      isLocal
        ? web.look(
            'https',
            `People reach it at ${url.origin}, which is this machine alone.`,
            'Choose its real address in Settings, or with publicUrl in doorward.yaml, before you connect apps: it is their issuer.',
          )
        : web.wrong(
            'https',
            `${url.origin} is not encrypted.`,
            'Put a reverse proxy with a certificate in front, and change publicUrl.',
          ),
    )
  if (!isLocal) found.push(await checkName(url.hostname))
  if (doors !== undefined) {
    found.push(await checkIssuer(url))
    if (url.protocol === 'https:' && config.trustedProxies.length === 0)
      found.push(
        web.look(
          'proxy',
          'No proxy is trusted, so the audit and the throttle see the proxy’s address in place of everybody’s own.',
          'Name the addresses your reverse proxy connects from in trustedProxies.',
        ),
      )
  }
  return found
}

async function checkName(host: string): Promise<Finding> {
  try {
    const addresses = await lookup(host, { all: true })
    return web.ok('name', `${host} is ${addresses.map(({ address }) => address).join(', ')}.`)
  } catch {
    return web.wrong(
      'name',
      `${host} cannot be resolved from this machine.`,
      'Make a DNS entry for it, or correct publicUrl.',
    )
  }
}

/** As an app would see it: through the public address, and with the issuer it was told. */
async function checkIssuer(url: URL): Promise<Finding> {
  const advice = `Open ${url.origin} from this machine. Behind a proxy, pass the Host header on unchanged.`
  try {
    const answer = await fetch(new URL('/.well-known/openid-configuration', url), {
      signal: AbortSignal.timeout(answerMs),
    })
    const { issuer } = (answer.ok ? await answer.json() : {}) as { issuer?: unknown }
    if (typeof issuer === 'string' && URL.parse(issuer)?.origin === url.origin)
      return web.ok('issuer', 'It answers there, as the issuer apps know.')
    return web.wrong('issuer', `Something else answers at ${url.origin} (status ${answer.status}).`, advice)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return web.look('issuer', `${url.origin} cannot be reached from this machine: ${cause}.`, advice)
  }
}
