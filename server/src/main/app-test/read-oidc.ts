import type { OidcSeen } from '#oidc'
import type { Finding } from './finding.ts'
import { attention, failed, passed, shown, shownAddress, tellLetIn, tellRefused, type Reading } from './reading.ts'
import { notExchanged, tellAccepted } from './read-exchange.ts'
import { tellMismatch } from './redirect-words.ts'

type AskedFor = Extract<OidcSeen, { kind: 'asked' }>['asked']
type Refused = Extract<OidcSeen, { kind: 'not-exchanged' }>['why']

const afterAsked = ['oidc.address', 'oidc.allowed', 'oidc.exchanged', 'oidc.profile'] as const
const afterAllowed = ['oidc.exchanged', 'oidc.profile'] as const

/** A sign-in over OpenID Connect in words: what of it went through, and what did not and why. */
export async function readOidc(reading: Reading, seen: OidcSeen): Promise<Finding[]> {
  if (seen.kind === 'asked') return begun(reading, seen.asked)
  if (seen.kind === 'not-begun') return notBegun(reading, seen)
  if (seen.kind === 'let-in') {
    const coming = { user: seen.from.user ?? reading.test.user, amr: seen.amr, address: null, authAt: seen.authAt }
    const request = seen.isFirst ? begun(reading, seen.asked) : known(reading, seen.asked)
    return [...request, { ...tellLetIn(reading, 'oidc.allowed', 'oidc', coming), over: afterAllowed }]
  }
  if (seen.kind === 'refused') {
    const { amr, authAt, asked, from, reference } = seen
    const coming = { user: from.user ?? reading.test.user, amr, address: from.address, authAt }
    return [...known(reading, asked), await tellRefused(reading, 'oidc.allowed', 'oidc', coming, reference)]
  }
  if (seen.kind === 'exchanged')
    return [passed(reading, 'oidc.exchanged', tellAccepted(reading)), inIdToken(reading, seen.idToken)]
  if (seen.kind === 'not-exchanged') return [notExchanged(reading, seen)]
  return [passed(reading, 'oidc.profile', tellClaims(seen.claims))]
}

const begun = (reading: Reading, asked: AskedFor): Finding[] => [
  { ...cameWith(reading, asked), over: afterAsked },
  passed(reading, 'oidc.address', shownAddress(asked.redirectUri)),
]

/** The request of an attempt that goes on; somebody may have been unknown when it began. */
const known = (reading: Reading, asked: AskedFor): Finding[] =>
  begun(reading, asked).map(finding => ({ ...finding, over: [], onlyFirst: true }))

/** `Client ID “grafana”, PKCE S256, scopes openid profile email groups` */
function tellAsked({ said: { oidc } }: Reading, { clientId, pkce, scopes }: AskedFor): string {
  return [
    oidc.clientId(shown(clientId)),
    pkce === 'none' ? oidc.noPkce : `PKCE ${shown(pkce)}`,
    scopes.length === 0 ? oidc.noScopes : oidc.scopes(shown(scopes.join(' '))),
  ].join(', ')
}

function cameWith(reading: Reading, asked: AskedFor): Finding {
  const { app, setting, said } = reading
  const good = passed(reading, 'oidc.asked', tellAsked(reading, asked))
  if (!asked.scopes.includes('openid'))
    return { ...good, state: 'attention', fix: said.oidc.noOpenid(setting('scopes'), app.title) }
  if (asked.unknownScopes.length === 0) return good
  const names = shown(asked.unknownScopes.join(' '))
  return { ...good, state: 'attention', fix: said.oidc.unknownScopes(names, setting('scopes')) }
}

function notBegun(reading: Reading, seen: Extract<OidcSeen, { kind: 'not-begun' }>): Finding[] {
  const { app, setting, said } = reading
  const { oidc, title } = app
  const { asked, why } = seen
  if (seen.app === null) {
    const { unknownClient } = said
    const own = oidc?.clientId ?? ''
    return [
      failed(
        'oidc.asked',
        unknownClient.title(title),
        unknownClient.detail(shown(asked.clientId), own),
        unknownClient.fix(setting('clientId'), own),
      ),
    ]
  }
  if (why === 'redirect-address') {
    const sent = shownAddress(asked.redirectUri)
    const words = tellMismatch(title, sent, oidc?.redirectUris ?? [], setting('address'), said)
    const mismatch = failed('oidc.address', said.oidc.mismatch, words.detail, words.fix)
    return [{ ...cameWith(reading, asked), over: afterAsked }, mismatch]
  }
  if (why.error === 'access_denied')
    return [...known(reading, asked), failed('oidc.allowed', said.oidc.givenUp, said.oidc.givenUpDetail, null)]
  return [{ ...whyNot(reading, asked, why), over: afterAsked }]
}

function whyNot(reading: Reading, asked: AskedFor, why: Refused): Finding {
  const { app, setting, said } = reading
  const step = 'oidc.asked'
  const { title } = app
  const { oidc } = said
  const detail = tellAsked(reading, asked)
  if (/pkce/i.test(why.detail) && asked.pkce === 'none')
    return failed(
      step,
      oidc.noPkceTitle(title),
      `${detail}. ${oidc.noPkceDetail}`,
      oidc.noPkceFix(setting('pkce'), title),
    )
  if (/code_challenge_method/.test(why.detail))
    return failed(step, oidc.otherPkce(title), detail, oidc.otherPkceFix(setting('pkce')))
  if (/pushed/i.test(why.detail))
    return failed(step, oidc.notPushed(title), `${detail}. ${oidc.notPushedDetail}`, oidc.notPushedFix(title))
  if (why.error === 'unsupported_response_type' || /response_type/.test(why.detail))
    return failed(step, oidc.otherFlow(title), `${detail}. ${oidc.otherFlowDetail}`, oidc.otherFlowFix(title))
  return failed(step, oidc.unanswerable(title), `${detail}. ${shown(`${why.error}: ${why.detail}`)}`, null)
}

/** Of every ID token; they say nothing of the person. */
const technical = new Set([
  'iss',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'nonce',
  'at_hash',
  'c_hash',
  's_hash',
  'sid',
  'auth_time',
  'acr',
  'amr',
  'azp',
])

function inIdToken(reading: Reading, claims: Record<string, unknown>): Finding {
  const { app, setting } = reading
  const { oidc } = reading.said
  const told = Object.fromEntries(Object.entries(claims).filter(([name]) => !technical.has(name)))
  const names = tellClaims(told)
  if (Object.keys(told).length > 1) return passed(reading, 'oidc.profile', oidc.inIdToken(names))
  return attention(
    'oidc.profile',
    oidc.noMore(app.title),
    oidc.noMoreDetail(names || oidc.nothing),
    app.oidc?.claimsInIdToken === false ? oidc.intoIdToken(app.title) : oidc.askMore(setting('scopes')),
  )
}

/** `sub, name, email, groups: ["operations","staff"]`: names, and of lists what is in them. */
const tellClaims = (claims: Record<string, unknown>): string =>
  shown(
    Object.entries(claims)
      .map(([name, value]) => (Array.isArray(value) ? `${name}: ${JSON.stringify(value)}` : name))
      .join(', '),
    600,
  )
