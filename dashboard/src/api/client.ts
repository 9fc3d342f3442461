import {
  type Answer,
  type Call,
  type Endpoint,
  type EndpointName,
  type Endpoints,
  endpoints,
  type Problem,
} from '@doorward/contract'
import { Refusal, Unreachable } from './refusal.ts'

interface AnyCall {
  params?: Record<string, string>
  query?: Record<string, string | number | boolean | undefined>
  body?: unknown
  picture?: Blob
  version?: number
}

/** How far the server's change log was at our last answer; sent along, so that a node behind it waits for us. */
let lastSeq: string | null = null

const address = ({ path }: Endpoint, { params = {}, query = {} }: AnyCall) => {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  return search.size ? `${filled}?${search}` : filled
}

const readProblem = async (response: Response): Promise<Problem> => {
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    return (await response.json()) as Problem
  throw new Error(`${response.status} without a problem`)
}

/** Throws {@link Refusal} when the server says no, {@link Unreachable} when it says nothing. */
const send = async (endpoint: Endpoint, call: AnyCall = {}): Promise<unknown> => {
  const headers = new Headers({ accept: 'application/json' })
  if (call.body !== undefined) headers.set('content-type', 'application/json')
  if (call.version !== undefined) headers.set('if-match', `"${call.version}"`)
  if (lastSeq) headers.set('doorward-seq', lastSeq)
  let response: Response
  let problem: Problem | undefined
  try {
    const body = call.picture ?? (call.body === undefined ? null : JSON.stringify(call.body))
    response = await fetch(address(endpoint, call), { method: endpoint.method, headers, body })
    lastSeq = response.headers.get('doorward-seq') ?? lastSeq
    if (response.ok && endpoint.file) return await response.blob()
    if (response.ok) return response.status === 204 ? undefined : await response.json()
    problem = await readProblem(response)
  } catch (cause) {
    throw new Unreachable(cause)
  }
  throw new Refusal(problem)
}

/** Where an endpoint answers, for what the browser itself fetches. */
export const addressOf = (name: EndpointName, call: AnyCall): string => address(endpoints[name], call)

type Api = {
  [Name in EndpointName]: unknown extends Call<Endpoints[Name]>
    ? () => Promise<Answer<Endpoints[Name]>>
    : (call: Call<Endpoints[Name]>) => Promise<Answer<Endpoints[Name]>>
}

/** One typed function for each endpoint of the contract. */
export const api = Object.fromEntries(
  Object.entries(endpoints).map(([name, endpoint]) => [name, (call?: AnyCall) => send(endpoint, call)]),
) as unknown as Api
