import type { User } from '#directory'
import type { FastifyRequest } from 'fastify'
import type { PagesDeps } from './deps.ts'
import { frameFor, type Frame } from './views/frame.ts'

export interface Telling {
  /** Whoever is signed in, whose account may name a language. */
  user?: Pick<User, 'locale'> | undefined
  /** Where the page is found again, of a page that answers a form. */
  at?: string
}

/** The frame of an answer to this request. */
export type FrameOf = (request: FastifyRequest, telling?: Telling) => Frame

export const createFrameOf =
  ({ site, language }: Pick<PagesDeps, 'site' | 'language'>): FrameOf =>
  (request, { user, at } = {}) => {
    const reader = language.readerOf(request, user?.locale)
    return frameFor(site(), at === undefined ? reader : { ...reader, at })
  }
