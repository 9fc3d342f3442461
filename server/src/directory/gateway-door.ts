import { invalidField, limits, say } from '#ground'
import { parseUpstream } from './upstream.ts'

/** What a visitor of a path needs. `public`: nothing; who is signed in is still told to the app. */
export const pathNeeds = ['public', 'sign-in', 'deny'] as const
export type PathNeed = (typeof pathNeeds)[number]

/**
 * The first that matches counts. `prefix` is whole segments: `/api` is `/api` and `/api/x`, and not `/apiary`. In a
 * `pattern`, `*` is any characters of one segment, and `**` any characters.
 */
export type PathRule = { prefix: string; rule: PathNeed } | { pattern: string; rule: PathNeed }

/** An app that knows no people, behind a proxy that asks us: nobody comes past it, and it is told who somebody is. */
export interface GatewayDoor {
  /** The name people reach it under: lower case, without port. */
  host: string
  /** What a path needs that no rule is about. */
  visibility: 'private' | 'public'
  paths: PathRule[]
  /** Whether an app password by Basic is let through, for programs. */
  acceptAppPasswords: boolean
  /** Whether an access token of ours that is for this app is let through, for programs. */
  acceptTokens: boolean
  /** Whether a signed statement of who somebody is goes along. */
  assertion: boolean
  /** `icap`: Base64 of `Local://<username>`, as ICAP servers expect it (draft-stecher-icap-subid §3.4). */
  usernameForm: 'plain' | 'icap'
  /** Where our own proxy finds the app: scheme, name and port. Null: a proxy of one's own asks us. */
  upstream: string | null
  /** Whether the certificate of an https upstream is checked. */
  verifyUpstream: boolean
}

/** What may be said of one; what is not mentioned stays, or is as a new one has it. */
export type GatewayInput = { [Key in keyof GatewayDoor]?: GatewayDoor[Key] | undefined }

export const newGateway = (host: string): GatewayDoor => ({
  host,
  visibility: 'private',
  paths: [],
  acceptAppPasswords: false,
  acceptTokens: false,
  assertion: false,
  usernameForm: 'plain',
  upstream: null,
  verifyUpstream: true,
})

/** As it is kept. What a row says nothing of was written before there was a choice. */
export const gatewayFromText = (text: string): GatewayDoor => {
  const kept = JSON.parse(text) as GatewayInput & Pick<GatewayDoor, 'host'>
  return { ...newGateway(kept.host), ...kept }
}

/** A gateway as it is kept. `home` is where our own pages are, as far as it is known. Throws Problem `invalid`. */
export function parseGateway(input: GatewayInput, before: GatewayDoor, home: URL | null): GatewayDoor {
  const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const door: GatewayDoor = { ...before, ...said }
  if (door.paths.length > limits.app.pathRulesMax)
    throw invalidField('gateway.paths', say('At most {max} rules.', { max: limits.app.pathRulesMax }))
  const host = parseHost(door.host)
  if (host === home?.hostname)
    throw invalidField(
      'gateway.host',
      'This is the name of our own pages. An app behind the gateway has one of its own.',
    )
  return {
    ...door,
    host,
    paths: door.paths.map(parseRule),
    upstream: door.upstream === null ? null : parseUpstream(door.upstream, [host, home?.hostname], home),
  }
}

function parseHost(text: string): string {
  const host = text.trim().toLowerCase()
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
  if (host.length > 253 || !new RegExp(`^${label}(?:\\.${label})*$`).test(host))
    throw invalidField('gateway.host', 'Give the name alone, like wiki.example.com: no https://, no port, no path.')
  return host
}

/** A rule is compared with a path as it is decoded, so it is written decoded, and without what is never in one. */
function parseRule(rule: PathRule, i: number): PathRule {
  const isPrefix = 'prefix' in rule
  const field = `gateway.paths.${i}.${isPrefix ? 'prefix' : 'pattern'}`
  const text = (isPrefix ? rule.prefix : rule.pattern).normalize('NFC')
  if (!text.startsWith('/') || text.length > limits.app.pathRuleLengthMax)
    throw invalidField(
      field,
      say('A path starts with / and has at most {max} characters.', { max: limits.app.pathRuleLengthMax }),
    )
  if (/[?#\\%;]|\p{Cc}/u.test(text))
    throw invalidField(field, 'Write the path as people read it: without ?, #, %, ; and \\.')
  if (/\/\//.test(text) || text.split('/').some(part => part === '.' || part === '..'))
    throw invalidField(field, 'Write the path as it is looked at: without //, . and .. in it.')
  return isPrefix ? { prefix: text, rule: rule.rule } : { pattern: text, rule: rule.rule }
}
