import type { OpenSessionQuery } from '@doorward/contract'
import { t } from '../texts/index.ts'

export const idleWords = t.sessions.filters.idleFor
export type Idle = keyof typeof idleWords
const idleMinutes: Record<Idle, number> = { hour: 60, day: 24 * 60, week: 7 * 24 * 60 }

export const factorWords = t.sessions.filters.factors

/** The filters of the list as the address of the page has them. */
export interface SessionsSearch {
  search?: string | undefined
  user?: string | undefined
  app?: string | undefined
  factor?: keyof typeof factorWords | undefined
  idle?: Idle | undefined
  unusual?: true | undefined
}

const oneOf = <Key extends string>(value: unknown, words: Record<Key, string>) =>
  typeof value === 'string' && Object.hasOwn(words, value) ? (value as Key) : undefined

const readId = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined)

export const readSessionsSearch = (given: Record<string, unknown>): SessionsSearch => {
  const { search, user, app, factor, idle, unusual } = given
  return {
    search: typeof search === 'string' && search !== '' ? search.slice(0, 200) : undefined,
    user: readId(user),
    app: readId(app),
    factor: oneOf(factor, factorWords),
    idle: oneOf(idle, idleWords),
    unusual: unusual === true ? true : undefined,
  }
}

export const sessionsQueryOf = ({ factor, idle, unusual, ...rest }: SessionsSearch): OpenSessionQuery => ({
  ...rest,
  secondFactor: factor,
  idleMinutes: idle && idleMinutes[idle],
  unusual: unusual && 'true',
})
