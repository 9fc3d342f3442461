import type { Endpoint, EndpointName, Endpoints, Scope } from '@doorward/contract'
import type { Language } from '#ground'
import type { Actor, DirectoryHandle, Origin, User } from '#directory'
import type { Session } from '#signin'
import type { z } from 'zod'

type Checked<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Told<Schema> = Schema extends z.ZodType ? z.input<Schema> : void

/** A file to be sent: where it lies, and what it is called. */
export interface SentFile {
  path: string
  name: string
  bytes: number
}

/** A file of lines: text as it is read, in pieces of whole lines. */
export interface SentLines {
  name: string
  pieces: AsyncIterable<string>
}

/** Events, for as long as both sides want them. */
export interface SentEvents<Event> {
  /** Called when the answer begins. `beat` is called from time to time, `over` once it is over, whoever ended it. */
  begin: (stream: EventStream<Event>) => { beat: () => void; over: () => void }
}

export interface EventStream<Event> {
  send(event: Event): void
  end(): void
}

/** A request that passed every check the table asks for. */
export interface Asked<E extends Endpoint> {
  params: Checked<E['params']>
  query: Checked<E['query']>
  body: Checked<E['body']>
  /** As it came. */
  picture: E['picture'] extends true ? Uint8Array : undefined
  /** Of `If-Match`. */
  version: E['ifMatch'] extends true ? number : undefined
  /** There where no API token may ask; undefined for a service account. */
  user: E['scope'] extends null ? User : User | undefined
  /** There where no API token may ask. */
  session: E['scope'] extends null ? Session : Session | undefined
  actor: Actor
  origin: Origin
  /** What whoever asks reads: sentences of an answer are in it. */
  language: Language
  /** The directory on behalf of whoever asks. */
  as: DirectoryHandle
  /** A session must be fresh, a token have the scope for credentials: for what is sensitive only at times. */
  requireFresh: () => void
  /** A token must have this scope too. */
  requireScope: (scope: Scope) => void
  setHeader: (name: string, value: string) => void
}

/** Answers one endpoint of the contract. What it returns is checked and stripped by the endpoint's schema. */
export type Handler<Name extends EndpointName> = (
  asked: Asked<Endpoints[Name]>,
) => AnswerOf<Endpoints[Name]> | Promise<AnswerOf<Endpoints[Name]>>

type AnswerOf<E extends Endpoint> = E['file'] extends true
  ? SentFile
  : E extends { lines: z.ZodType } | { csv: true }
    ? SentLines
    : E extends { events: infer Schema extends z.ZodType }
      ? SentEvents<z.input<Schema>>
      : Told<E['answer']>

export type Handlers<Name extends EndpointName> = { [N in Name]: Handler<N> }
