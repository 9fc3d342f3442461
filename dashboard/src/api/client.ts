import {
  type Answer,
  type Call,
  type Endpoint,
  type EndpointName,
  type Endpoints,
  endpoints,
  type Problem,
} from '@doorward/contract'
import type { z } from 'zod'
import { noteAnswer, noteSilence } from './reach.ts'
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

const headersOf = (call: AnyCall): Headers => {
  const headers = new Headers({ accept: 'application/json' })
  if (call.body !== undefined) headers.set('content-type', 'application/json')
  if (call.version !== undefined) headers.set('if-match', `"${call.version}"`)
  if (lastSeq) headers.set('doorward-seq', lastSeq)
  return headers
}

/** Throws {@link Refusal} when the server says no, {@link Unreachable} when it says nothing. */
const send = async (endpoint: Endpoint, call: AnyCall = {}): Promise<unknown> => {
  const headers = headersOf(call)
  let response: Response
  let problem: Problem | undefined
  try {
    const body = call.picture ?? (call.body === undefined ? null : JSON.stringify(call.body))
    response = await fetch(address(endpoint, call), { method: endpoint.method, headers, body })
    lastSeq = response.headers.get('doorward-seq') ?? lastSeq
    if (response.ok) noteAnswer()
    if (response.ok && endpoint.file) return await response.blob()
    if (response.ok) return response.status === 204 ? undefined : await response.json()
    problem = await readProblem(response)
  } catch (cause) {
    noteSilence()
    throw new Unreachable(cause)
  }
  noteAnswer()
  throw new Refusal(problem)
}

/** The names of endpoints that answer line by line. */
type LinesName = { [Name in EndpointName]: Endpoints[Name] extends { lines: z.ZodType } ? Name : never }[EndpointName]
type Line<Name extends LinesName> = Endpoints[Name] extends { lines: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never

/** Each line of an answer as it comes, while the server still works on the next. Throws as every call does. */
export async function* readLines<Name extends LinesName>(
  name: Name,
  call: Call<Endpoints[Name]>,
  signal: AbortSignal,
): AsyncGenerator<Line<Name>> {
  const endpoint: Endpoint = endpoints[name]
  const given = call as AnyCall
  const body = given.body === undefined ? null : JSON.stringify(given.body)
  let response: Response
  try {
    response = await fetch(address(endpoint, given), {
      method: endpoint.method,
      headers: headersOf(given),
      body,
      signal,
    })
  } catch (cause) {
    throw new Unreachable(cause)
  }
  if (!response.ok) throw new Refusal(await readProblem(response))
  let rest = ''
  try {
    const texts = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = (await texts?.read()) ?? { done: true, value: undefined }
      if (done) return
      const lines = `${rest}${value}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as Line<Name>
    }
  } catch (cause) {
    throw new Unreachable(cause)
  }
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
