import type { GatewaySeen } from '#gateway'
import type { Finding } from './finding.ts'
import { isOwn, type Listening } from './listening.ts'
import { failed, passed, shown, tellLetIn, tellRefused, type Reading } from './reading.ts'
import type { AppTestTexts } from './texts/index.ts'

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

/** Who asked, and at which address of ours. */
const askedBy = ({ by, proxy }: Extract<GatewaySeen, { kind: 'asked' }>, { gateway }: AppTestTexts): string =>
  by === 'built-in' ? gateway.builtIn : gateway.askedBy(names[by], proxy, `/gateway/${by}`)

/** What happens at the gateway, in words. */
export async function readGateway(reading: Reading, seen: GatewaySeen): Promise<Finding[]> {
  if (seen.kind === 'asked') return readAsked(reading, seen)
  if (seen.kind === 'unlisted') return [unlisted(reading, seen)]
  if (seen.kind === 'unsaid') return [unsaid(reading, seen)]
  const { from, amr, authAt, reference } = seen
  const coming = { user: from.user, amr, address: from.address, authAt }
  return [await tellRefused(reading, 'gateway.allowed', 'gateway', coming, reference)]
}

const unsaid = ({ said: { gateway } }: Reading, { by, proxy }: Extract<GatewaySeen, { kind: 'unsaid' }>): Finding =>
  failed(
    'gateway.asked',
    gateway.unsaid,
    gateway.unsaidDetail(`/gateway/${by}`, shown(proxy), names[by]),
    gateway.unsaidFix,
  )

const unlisted = (
  { said: { gateway } }: Reading,
  { by, proxy, to }: Extract<GatewaySeen, { kind: 'unlisted' }>,
): Finding =>
  failed(
    'gateway.asked',
    gateway.unlisted,
    gateway.unlistedDetail(proxy, `/gateway/${by}`, to?.host ?? gateway.noHost),
    gateway.unlistedFix(proxy),
  )

/** Whoever has it may show it to the app, for as long as it lasts. */
const isStatement = (name: string, value: string): boolean => name === 'X-Doorward-Assertion' && value !== '-'

/** Path without the query, which may hold anything. */
const shownUrl = ({ scheme, authority, target }: Extract<GatewaySeen, { kind: 'asked' }>['to']): string =>
  shown(`${scheme}://${authority}${target.split('?')[0] ?? ''}`)

function readAsked(reading: Reading, seen: Extract<GatewaySeen, { kind: 'asked' }>): Finding[] {
  const { app, test, said } = reading
  const { gateway } = said
  const host = app.gateway?.host ?? ''
  const asked = passed(reading, 'gateway.asked', askedBy(seen, said))
  if (seen.to.host !== host)
    return seen.app === null && seen.verdict === 'unknown'
      ? [
          asked,
          failed(
            'gateway.address',
            gateway.otherHost,
            gateway.otherHostDetail(shownUrl(seen.to), shown(seen.to.host), host),
            gateway.otherHostFix,
          ),
        ]
      : []
  if (seen.verdict === 'unreadable')
    return [
      asked,
      failed('gateway.address', gateway.unreadable, gateway.unreadableDetail(shownUrl(seen.to)), gateway.unreadableFix),
    ]
  const there = [asked, passed(reading, 'gateway.address', shownUrl(seen.to))]
  if (seen.verdict === 'denied')
    return [
      ...there,
      failed(
        'gateway.allowed',
        app.enabled ? gateway.shut : said.offTitle(app.title),
        shownUrl(seen.to),
        app.enabled ? gateway.shutFix : said.offFix,
      ),
    ]
  if (seen.verdict !== 'open' || seen.from.user !== test.user || seen.headers === null) return there
  const told = Object.entries(seen.headers).map(
    ([name, value]) => `${name}: ${isStatement(name, value) ? gateway.statement : value}`,
  )
  const coming = { user: test.user, amr: [], address: seen.from.address, authAt: null }
  const letIn = tellLetIn(reading, 'gateway.allowed', 'gateway', coming, gateway.told(shown(told.join('; '), 1000)))
  return [...there, letIn]
}
