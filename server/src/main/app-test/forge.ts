import type { OutgoingHttpHeaders } from 'node:http'
import { identityHeaderNames, needOf } from '#gateway'
import type { App, GatewayDoor } from '#directory'
import { isLoopbackName } from '#http'
import type { CallAddress, Called } from './call-address.ts'
import type { Finding } from './finding.ts'
import type { Listening } from './listening.ts'
import { addressOf } from './reach.ts'
import { probeMark } from './read-gateway.ts'

/** Who the probes say they are; nobody is called that. */
const forgedName = 'forged-by-a-test'

/** Every header that says who somebody is, in the spellings programs take for the same (RFC 3875 §4.1.18). */
export const forgedHeaders: OutgoingHttpHeaders = Object.fromEntries(
  identityHeaderNames.flatMap(name => {
    const value = name === 'X-Authenticated-Admin' ? 'true' : forgedName
    const [first = '', ...rest] = name.split('-')
    const mixed = `${first}_${rest.join('-')}`
    return [...new Set([name, name.replaceAll('-', '_'), mixed])].map(spelling => [spelling, value])
  }),
)

const pageHeaders = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }
const hopsMax = 3

export interface ForgeParts {
  call: CallAddress
  publicUrl: () => URL
  signal: AbortSignal
}

/** A path nobody may open without signing in: the start page, or the first that a rule says so of. */
function findPrivatePath(gateway: GatewayDoor): string | undefined {
  const paths = [
    '/',
    ...gateway.paths.flatMap(rule => ('prefix' in rule && rule.rule === 'sign-in' ? [rule.prefix] : [])),
  ]
  return paths.find(path => needOf(gateway, path) === 'sign-in')
}

/** As a stranger who says they are somebody: follows redirects within the host, as from http to https. */
async function callAsStranger({ call, signal }: ForgeParts, url: URL): Promise<Called & { url: URL }> {
  let at = url
  for (let hops = 0; ; hops++) {
    const answer = await call(at, { headers: { ...pageHeaders, ...forgedHeaders }, signal })
    const next = answer.kind === 'answered' && answer.location !== null ? URL.parse(answer.location, at) : null
    if (next === null || next.hostname !== at.hostname || hops === hopsMax) return { ...answer, url: at }
    if (!/^https?:$/.test(next.protocol) || next.pathname.startsWith('/.doorward/')) return { ...answer, url: at }
    at = next
  }
}

/** Whether an answer is our sign-in, or a refusal. */
function isShut(answer: Called, publicUrl: URL): boolean {
  if (answer.kind !== 'answered') return false
  if (answer.status === 401 || answer.status === 403) return true
  const { location } = answer
  return location !== null && URL.parse(location)?.origin === publicUrl.origin
}

/** Calls the app's public address with forged headers and without a session: it must lead to our sign-in. */
export async function forge(app: App, test: Pick<Listening, 'id'>, parts: ForgeParts): Promise<Finding> {
  const step = 'gateway.forged'
  const { gateway, title } = app
  const told = { step, fix: null } as const
  const address = addressOf(app)
  const path = gateway === null ? undefined : findPrivatePath(gateway)
  if (gateway === null || address === null || path === undefined)
    return {
      ...told,
      state: 'attention',
      title: 'Every path is open to everybody',
      detail: `Nobody has to sign in anywhere, so that ${title} answers says nothing. Whether it believes forged headers only ${title} itself can show.`,
    }
  const url = new URL(path, address)
  url.searchParams.set(probeMark, test.id)
  const answer = await callAsStranger(parts, url)
  const shownUrl = `${answer.url.origin}${answer.url.pathname}`
  if (answer.kind === 'failed')
    return {
      ...told,
      state: 'attention',
      title: 'Forged headers could not be tried',
      detail: `${shownUrl}: ${answer.words}`,
      fix: `Let this machine reach ${title} by the address people use, and start again.`,
      ms: answer.ms,
    }
  const came = `Doorward called ${shownUrl} without a session, with headers that say it is somebody`
  if (isShut(answer, parts.publicUrl()))
    return {
      ...told,
      state: 'passed',
      title: 'Nobody gets in by saying who they are',
      detail:
        `${came}, and was led to sign in (${answer.status}).` +
        (gateway.visibility === 'public' || gateway.paths.some(({ rule }) => rule === 'public')
          ? ` On public paths requests pass: whether the headers are taken away there only ${title} itself can show.`
          : ''),
      ms: answer.ms,
    }
  if (answer.location !== null)
    return {
      ...told,
      state: 'failed',
      title: 'It leads elsewhere than to Doorward',
      detail: `${came}, and was led to ${originOf(answer.location, answer.url)} (${answer.status}).`,
      fix: `Let the proxy ask Doorward before anything reaches ${title}.`,
      ms: answer.ms,
    }
  return {
    ...told,
    state: 'failed',
    title: answer.status < 400 ? 'Somebody who is not signed in gets in' : 'It did not lead to the sign-in',
    detail: `${came}, and was answered ${answer.status}.`,
    fix: 'The proxy does not ask Doorward about this path, or lets through what it is not to. Compare it with the configuration of this app here.',
    ms: answer.ms,
  }
}

const originOf = (location: string, from: URL): string => URL.parse(location, from)?.origin ?? 'another place'

/** Calls the app where it listens behind the proxy: it must not answer. */
export async function tryOwnAddress(app: App, ownAddress: string, parts: ForgeParts): Promise<Finding> {
  const step = 'gateway.side-door'
  const { title } = app
  const url = new URL(ownAddress)
  const answer = await parts.call(url, { headers: { ...pageHeaders, ...forgedHeaders }, signal: parts.signal })
  const { ms } = answer
  if (answer.kind === 'failed' && !answer.isTls)
    return {
      step,
      state: 'passed',
      title: 'The side door is closed',
      detail: `${url.origin}: ${answer.words} That is from this machine; another one of the network may be nearer.`,
      fix: null,
      ms,
    }
  if (isShut(answer, parts.publicUrl()))
    return {
      step,
      state: 'passed',
      title: 'The side door is closed',
      detail: `${url.origin} let nobody in.`,
      fix: null,
      ms,
    }
  const answered = answer.kind === 'answered' ? `answered ${answer.status}` : 'answered, by a certificate nobody knows'
  const isHere = isLoopbackName(url.hostname)
  return {
    step,
    state: isHere ? 'attention' : 'failed',
    title: isHere ? `${title} answers on this machine` : 'The side door is open',
    detail: isHere
      ? `${url.origin} ${answered}. Doorward runs on the same machine, so that says nothing of others.`
      : `${url.origin} ${answered}. Anyone on that network skips the sign-in, and can be anybody by a header.`,
    fix: isHere
      ? `See from another machine that it does not answer there.`
      : `Let ${title} listen to the proxy alone: on 127.0.0.1, in a network of their own, or by a firewall.`,
    ms,
  }
}
