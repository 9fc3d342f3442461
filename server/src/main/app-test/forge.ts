import type { OutgoingHttpHeaders } from 'node:http'
import { identityHeaderNames, needOf } from '#gateway'
import type { App, GatewayDoor } from '#directory'
import { isLoopbackName } from '#http'
import { printFailure, type CallAddress, type Called } from './call-address.ts'
import type { Finding } from './finding.ts'
import type { Listening } from './listening.ts'
import { addressOf } from './reach.ts'
import { probeMark } from './read-gateway.ts'
import { appTestTextsIn, type AppTestTexts } from './texts/index.ts'

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

/** What was found, for the words of any language. */
export type Told = (said: AppTestTexts) => Finding

/** Calls the app's public address with forged headers and without a session: it must lead to our sign-in. */
export async function tryForged(app: App, test: Pick<Listening, 'id'>, parts: ForgeParts): Promise<Told> {
  const { gateway, title } = app
  const told = { step: 'gateway.forged', fix: null } as const
  const address = addressOf(app)
  const path = gateway === null ? undefined : findPrivatePath(gateway)
  if (gateway === null || address === null || path === undefined)
    return ({ forged }) => ({
      ...told,
      state: 'attention',
      title: forged.allOpen,
      detail: forged.allOpenDetail(title),
    })
  const url = new URL(path, address)
  url.searchParams.set(probeMark, test.id)
  const answer = await callAsStranger(parts, url)
  const { ms } = answer
  const shownUrl = `${answer.url.origin}${answer.url.pathname}`
  if (answer.kind === 'failed')
    return said => ({
      ...told,
      state: 'attention',
      title: said.forged.untried,
      detail: `${shownUrl}: ${printFailure(answer, said)}`,
      fix: said.forged.untriedFix(title),
      ms,
    })
  const status = String(answer.status)
  if (isShut(answer, parts.publicUrl())) {
    const isPartlyPublic = gateway.visibility === 'public' || gateway.paths.some(({ rule }) => rule === 'public')
    return ({ steps, forged }) => ({
      ...told,
      state: 'passed',
      title: steps[told.step](),
      detail: `${forged.shut(shownUrl, status)}${isPartlyPublic ? ` ${forged.publicPaths(title)}` : ''}`,
      ms,
    })
  }
  const { location } = answer
  if (location !== null)
    return ({ forged }) => ({
      ...told,
      state: 'failed',
      title: forged.elsewhere,
      detail: forged.elsewhereDetail(shownUrl, URL.parse(location, answer.url)?.origin ?? forged.anotherPlace, status),
      fix: forged.elsewhereFix(title),
      ms,
    })
  return ({ forged }) => ({
    ...told,
    state: 'failed',
    title: answer.status < 400 ? forged.open : forged.notLed,
    detail: forged.answered(shownUrl, status),
    fix: forged.openFix,
    ms,
  })
}

export const forge = async (
  app: App,
  test: Pick<Listening, 'id'>,
  parts: ForgeParts,
  said = appTestTextsIn('en'),
): Promise<Finding> => (await tryForged(app, test, parts))(said)

/** Calls the app where it listens behind the proxy: it must not answer. */
export async function tryOwnAddress(
  app: App,
  ownAddress: string,
  parts: ForgeParts,
  said = appTestTextsIn('en'),
): Promise<Finding> {
  const step = 'gateway.side-door'
  const { title } = app
  const words = said.sideDoor
  const url = new URL(ownAddress)
  const answer = await parts.call(url, { headers: { ...pageHeaders, ...forgedHeaders }, signal: parts.signal })
  const { ms } = answer
  const closed = { step, state: 'passed', title: said.steps[step](), fix: null, ms } as const
  if (answer.kind === 'failed' && !answer.isTls)
    return { ...closed, detail: words.closedDetail(url.origin, printFailure(answer, said)) }
  if (isShut(answer, parts.publicUrl())) return { ...closed, detail: words.nobodyLetIn(url.origin) }
  const status = answer.kind === 'answered' ? String(answer.status) : undefined
  if (isLoopbackName(url.hostname))
    return {
      step,
      state: 'attention',
      title: words.here(title),
      detail: status === undefined ? words.hereUntrusted(url.origin) : words.hereDetail(url.origin, status),
      fix: words.hereFix,
      ms,
    }
  return {
    step,
    state: 'failed',
    title: words.open,
    detail: status === undefined ? words.openUntrusted(url.origin) : words.openDetail(url.origin, status),
    fix: words.openFix(title),
    ms,
  }
}
