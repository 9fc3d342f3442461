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
const tellAsked = ({ clientId, pkce, scopes }: AskedFor): string =>
  `Client ID “${shown(clientId)}”, ${pkce === 'none' ? 'no PKCE' : `PKCE ${shown(pkce)}`}, ${scopes.length === 0 ? 'no scopes' : `scopes ${shown(scopes.join(' '))}`}`

function cameWith(reading: Reading, asked: AskedFor): Finding {
  const { app, setting } = reading
  const good = passed(reading, 'oidc.asked', tellAsked(asked))
  if (!asked.scopes.includes('openid'))
    return {
      ...good,
      state: 'attention',
      fix: `Add openid to ${setting('scopes')}: without it ${app.title} is not told who signed in.`,
    }
  if (asked.unknownScopes.length === 0) return good
  const names = shown(asked.unknownScopes.join(' '))
  return {
    ...good,
    state: 'attention',
    fix: `“${names}” means nothing here and gives nothing. Take it out of ${setting('scopes')}.`,
  }
}

function notBegun(reading: Reading, seen: Extract<OidcSeen, { kind: 'not-begun' }>): Finding[] {
  const { app, setting } = reading
  const { oidc, title } = app
  const { asked, why } = seen
  if (seen.app === null)
    return [
      failed(
        'oidc.asked',
        `${title} came with an unknown client ID`,
        `It came with “${shown(asked.clientId)}”, and no app here has that client ID. This one has “${oidc?.clientId ?? ''}”.`,
        `Set ${setting('clientId')} to ${oidc?.clientId ?? ''}.`,
      ),
    ]
  if (why === 'redirect-address') {
    const words = tellMismatch(title, shownAddress(asked.redirectUri), oidc?.redirectUris ?? [], setting('address'))
    const mismatch = failed('oidc.address', 'The redirect address doesn’t match', words.detail, words.fix)
    return [{ ...cameWith(reading, asked), over: afterAsked }, mismatch]
  }
  if (why.error === 'access_denied') {
    const detail = 'Nothing was agreed to, or the app may not be opened.'
    return [...known(reading, asked), failed('oidc.allowed', 'The sign-in was given up', detail, null)]
  }
  return [{ ...whyNot(reading, asked, why), over: afterAsked }]
}

function whyNot({ app, setting }: Reading, asked: AskedFor, why: Refused): Finding {
  const step = 'oidc.asked'
  const { title } = app
  const detail = tellAsked(asked)
  if (/pkce/i.test(why.detail) && asked.pkce === 'none')
    return failed(
      step,
      `${title} came without PKCE`,
      `${detail}. This app has to use PKCE with S256.`,
      `Switch on ${setting('pkce')}. If ${title} cannot do it and keeps a secret, switch PKCE off for this app here.`,
    )
  if (/code_challenge_method/.test(why.detail))
    return failed(step, `${title} came with another kind of PKCE`, detail, `Set ${setting('pkce')} to S256.`)
  if (/pushed/i.test(why.detail))
    return failed(
      step,
      `${title} did not push its request`,
      `${detail}. This app has to push its requests (PAR).`,
      `Switch that on in ${title}, or off for this app here.`,
    )
  if (why.error === 'unsupported_response_type' || /response_type/.test(why.detail))
    return failed(
      step,
      `${title} asked for another flow`,
      `${detail}. Only the code flow is spoken here.`,
      `Set the response type of ${title} to “code”.`,
    )
  return failed(
    step,
    `${title} sent you to Doorward with a request that cannot be answered`,
    `${detail}. ${shown(`${why.error}: ${why.detail}`)}`,
    null,
  )
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
  const { app } = reading
  const told = Object.fromEntries(Object.entries(claims).filter(([name]) => !technical.has(name)))
  if (Object.keys(told).length > 1) return passed(reading, 'oidc.profile', `In the ID token: ${tellClaims(told)}`)
  return attention(
    'oidc.profile',
    `${app.title} knows no more than who you are so far`,
    `In the ID token: ${tellClaims(told) || 'nothing'}. The rest is read at the userinfo address, which has not been asked yet.`,
    app.oidc?.claimsInIdToken === false
      ? `If ${app.title} shows no name and no groups, put the claims of this app into the ID token here.`
      : `Ask for more in ${reading.setting('scopes')}: profile, email, groups.`,
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
