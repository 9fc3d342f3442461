import { scopes, type Endpoint } from '@doorward/contract'

type Json = Record<string, unknown>

export const overview = `Times are RFC 3339 in UTC. Refusals are RFC 9457 problems as \`application/problem+json\`, with a reference that is in
the log too.

**Who asks.** A browser's session, or an API token as \`Authorization: Bearer dwt_…\`. A token acts as the person who made
it, or as its service account, with the role that has at that moment and within its scopes; \`:write\` includes \`:read\`. Beside an Authorization header
no cookie counts. Operations without \`token\` among their security take sessions only. What needs a fresh sign-in, no older
than ten minutes, takes the scope \`credentials:write\` of a token instead.

**Changing.** \`ETag\` carries the version of what was answered; an operation that takes \`If-Match\` refuses with 428 without
it, and with 412 when somebody changed the entry since. Operations that make something take \`Idempotency-Key\`.

**Lists** answer a page, \`nextCursor\` for the next one, and \`total\`. A cursor is opaque and good for the list and the
filter it was given out for, with any \`limit\`; it does not grow old.

**Several servers.** Every answer carries \`Doorward-Seq\`, how far the server that gave it knew the log of changes. Sent
along with the next request, it makes whichever server gets that wait until it knows as much, for a second at most (503).
`

const problem = (description: string, headers: Json = {}): Json => ({
  description,
  headers: { 'Doorward-Seq': { $ref: '#/components/headers/Doorward-Seq' }, ...headers },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const challenge = { 'WWW-Authenticate': { $ref: '#/components/headers/WWW-Authenticate' } }
const retryAfter = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }

/** Of operations as they may occur, by status; which those are is said by `refusalsOf`. */
const refusals = {
  400: ['Unreadable', problem('The request could not be read')],
  401: ['NotSignedIn', problem('No session or token that works; or a session whose sign-in is not fresh', challenge)],
  403: ['NotAllowed', problem('The role does not allow it, or the token lacks the scope', challenge)],
  404: ['NotThere', problem('There is nothing at this address')],
  409: ['Conflict', problem('Taken, or against a rule')],
  412: ['Changed', problem('Somebody changed the entry since the version in If-Match')],
  422: ['Invalid', problem('Values are missing or not allowed; `errors` names them')],
  428: ['VersionNeeded', problem('If-Match is missing')],
  429: ['TooMany', problem('Too many tokens that do not work came from this address', retryAfter)],
  503: ['Unavailable', problem('Not now: try again after some time', retryAfter)],
} as const satisfies Record<number, readonly [name: string, response: Json]>

export function refusalsOf({ method, params, query, body, picture, ifMatch }: Endpoint): Json {
  const takesInput = query !== undefined || body !== undefined || picture === true || ifMatch === true
  const occurs: Record<keyof typeof refusals, boolean> = {
    400: true,
    401: true,
    403: true,
    404: params !== undefined,
    409: method !== 'GET',
    412: ifMatch === true,
    422: takesInput,
    428: ifMatch === true,
    429: true,
    503: true,
  }
  const told = Object.entries(refusals).filter(([status]) => occurs[Number(status) as keyof typeof refusals])
  return {
    ...Object.fromEntries(told.map(([status, [name]]) => [status, { $ref: `#/components/responses/${name}` }])),
    default: { $ref: '#/components/responses/Refused' },
  }
}

export const responses: Json = {
  ...Object.fromEntries(Object.values(refusals)),
  Refused: problem('Refused, and why'),
}

export const headers: Json = {
  ETag: {
    description: 'The version of what was answered, for If-Match.',
    schema: { type: 'string', pattern: '^"\\d+"$' },
  },
  'Doorward-Seq': {
    description: 'How far this server knows the log of changes.',
    schema: { type: 'integer', minimum: 0 },
  },
  'WWW-Authenticate': {
    description: 'RFC 6750 §3: `error` is `invalid_token`, or `insufficient_scope` with the `scope` that would do.',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'In how many seconds to try again.', schema: { type: 'integer', minimum: 1 } },
}

export const parameters: Json = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag that was read: the change is refused with 412 when somebody changed the entry since.',
    schema: { type: 'string', pattern: '^"\\d+"$' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Of your making. The same request with the same key within ten minutes is done once.',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  },
  DoorwardSeq: {
    name: 'Doorward-Seq',
    in: 'header',
    description: 'As an earlier answer bore it: this server waits until it knows that change too.',
    schema: { type: 'integer', minimum: 0 },
  },
}

/** Of query parameters that every list takes. */
export const listParameters: Record<string, string> = {
  cursor: 'The `nextCursor` of the page before; opaque, and bound to this list and the other parameters but `limit`.',
  limit: 'How many at most on one page.',
}

export const securitySchemes: Json = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-doorward-session',
    description: 'The session of a browser that is signed in; “doorward-session” on plain http.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'dwt_ and 43 characters',
    description: `An API token, made under Settings. Its scopes are some of ${scopes.map(scope => `\`${scope}\``).join(', ')}.`,
  },
}
