import type { z } from 'zod'
import type { Scope } from './scope.ts'
import type { Role } from './values.ts'

/** One thing the JSON API does. The server's routes, its role matrix and the dashboard's client are made from these. */
export interface Endpoint {
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As Fastify writes it: `/api/v1/users/:id`. */
  readonly path: `/api/v1/${string}`
  /** The least role that may call it; `user` is anyone signed in. Who-may rules about the subject come on top. */
  readonly role: Role
  /** What an API token needs to call it; `null`: no token can. See scope.ts. */
  readonly scope: Scope | null
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** How long the body may be where it holds more than others do. */
  readonly bodyBytes?: number
  /** The body is the bytes of a picture, whatever its content type says; see picture.ts. */
  readonly picture?: true
  /** 202: it has begun, and another endpoint tells what becomes of it. */
  readonly status: 200 | 201 | 202 | 204
  /** Absent with 204, and with a file, lines, a table or events. */
  readonly answer?: z.ZodType
  /** The answer is a file, sent as it is. */
  readonly file?: true
  /** The answer is a file of JSON lines, each of this form, sent as it is read. */
  readonly lines?: z.ZodType
  /** The answer is a file of comma-separated values (RFC 4180) with a head, sent as it is read. */
  readonly csv?: true
  /** The answer is a stream of events without an end (`text/event-stream`), the data of each of this form. */
  readonly events?: z.ZodType
  /** Needs `If-Match: "<version>"`: 428 without it, 412 when the entry changed. The answer carries the new `ETag`. */
  readonly ifMatch?: true
  /** Needs a sign-in no older than ten minutes. */
  readonly fresh?: true
}

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : never
type Part<Name extends string, Schema> = Schema extends z.ZodType
  ? Partial<Input<Schema>> extends Input<Schema>
    ? { [Key in Name]?: Input<Schema> }
    : { [Key in Name]: Input<Schema> }
  : unknown

/** What a caller gives: `params`, `query`, `body`, `picture` and `version` as far as the endpoint has them. */
export type Call<E extends Endpoint> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']> &
  (E['picture'] extends true ? { picture: Blob } : unknown) &
  (E['ifMatch'] extends true ? { version: number } : unknown)

/** What a caller gets. Events come one by one instead, for as long as they are followed. */
export type Answer<E extends Endpoint> = E extends { events: z.ZodType }
  ? never
  : E['file'] extends true
    ? Blob
    : E extends { lines: z.ZodType } | { csv: true }
      ? Blob
      : E['answer'] extends z.ZodType
        ? z.output<E['answer']>
        : void
