import type { GatewaySeen } from '#gateway'
import type { Finding } from './finding.ts'
import { isOwn, type Listening } from './listening.ts'
import { failed, passed, shown, tellLetIn, tellRefused, type Reading } from './reading.ts'

/** The name under which a probe carries the test it is of, in the query of what it asks for. */
export const probeMark = 'doorward-test'

/** Our own request, on its way through the proxy in front of the app. */
const isProbe = ({ id }: Listening, target: string): boolean =>
  new URLSearchParams(target.split('?')[1]).get(probeMark) === id

/** Whether it is of this test: the person's own requests, and its probes. */
export function isOwnAtGateway(test: Listening, host: string, seen: GatewaySeen): boolean {
  if (seen.kind === 'refused') return seen.app === test.app && isOwn(test, seen.from)
  if (seen.kind === 'unlisted') {
    const { to, saidAddress } = seen
    // What a stranger says is not believed, but for what only the proxy can know.
    return to?.host === host && (isProbe(test, to.target) || (test.address !== null && saidAddress === test.address))
  }
  if (seen.kind === 'unsaid') return isOwn(test, seen.from)
  return isProbe(test, seen.to.target) || isOwn(test, seen.from)
}

const names = { nginx: 'nginx', traefik: 'Traefik', caddy: 'Caddy', envoy: 'Envoy' } as const

/** What happens at the gateway, in words. */
export async function readGateway(reading: Reading, seen: GatewaySeen): Promise<Finding[]> {
  if (seen.kind === 'asked') return readAsked(reading, seen)
  if (seen.kind === 'unlisted') return [unlisted(seen)]
  if (seen.kind === 'unsaid') return [unsaid(seen)]
  const { from, amr, authAt, reference } = seen
  const coming = { user: from.user, amr, address: from.address, authAt }
  return [await tellRefused(reading, 'gateway.allowed', 'gateway', coming, reference)]
}

const unsaid = ({ by, proxy }: Extract<GatewaySeen, { kind: 'unsaid' }>): Finding =>
  failed(
    'gateway.asked',
    'A proxy asked, and did not say about what',
    `It asked at /gateway/${by} from ${shown(proxy)}, without the headers that ${names[by]} is set to send.`,
    'Compare its settings with the configuration of this app here: method, host and path have to come with each question.',
  )

const unlisted = ({ by, proxy, to }: Extract<GatewaySeen, { kind: 'unlisted' }>): Finding =>
  failed(
    'gateway.asked',
    'A proxy asked that is not listed',
    `From ${proxy}, at /gateway/${by}, about ${to?.host ?? 'no host'}. Whoever is not listed is answered 403.`,
    `If ${proxy} is your proxy, add it to trustedProxies in the configuration of Doorward (DOORWARD_TRUSTED_PROXIES) and start Doorward again.`,
  )

/** Path without the query, which may hold anything. */
const shownUrl = ({ scheme, authority, target }: Extract<GatewaySeen, { kind: 'asked' }>['to']): string =>
  shown(`${scheme}://${authority}${target.split('?')[0] ?? ''}`)

function readAsked(reading: Reading, seen: Extract<GatewaySeen, { kind: 'asked' }>): Finding[] {
  const { app, test } = reading
  const host = app.gateway?.host ?? ''
  const asked = passed(reading, 'gateway.asked', `${names[seen.by]} at ${seen.proxy}, with /gateway/${seen.by}`)
  if (seen.to.host !== host)
    return seen.app === null && seen.verdict === 'unknown'
      ? [
          asked,
          failed(
            'gateway.address',
            'The proxy asks about another host',
            `It asked about ${shownUrl(seen.to)}, and no app here has the host ${shown(seen.to.host)}. This one has ${host}.`,
            `Change the host of this app here, or let the proxy send the name people open.`,
          ),
        ]
      : []
  if (seen.verdict === 'unreadable')
    return [
      asked,
      failed(
        'gateway.address',
        'The path can be read in two ways',
        `It asked about ${shownUrl(seen.to)}, which is answered 400.`,
        'Let the proxy send the path as it came, without decoding it.',
      ),
    ]
  const there = [asked, passed(reading, 'gateway.address', shownUrl(seen.to))]
  if (seen.verdict === 'denied')
    return [
      ...there,
      failed(
        'gateway.allowed',
        app.enabled ? 'A rule shuts this path for everybody' : `${app.title} is switched off`,
        shownUrl(seen.to),
        app.enabled ? 'Look at the paths of this app here.' : 'Switch the app on in its settings here.',
      ),
    ]
  if (seen.verdict !== 'open' || seen.from.user !== test.user || seen.headers === null) return there
  const told = Object.entries(seen.headers).map(([name, value]) => `${name}: ${value}`)
  const coming = { user: test.user, amr: [], address: seen.from.address, authAt: null }
  const letIn = tellLetIn(
    reading,
    'gateway.allowed',
    'gateway',
    coming,
    `The app is told ${shown(told.join('; '), 1000)}`,
  )
  return [...there, letIn]
}
