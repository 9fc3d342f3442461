import type { Filter } from '@doorward/ldap'
import { entry, letIn, ok, pageEnd, pageOf, refusal } from './answers.ts'
import { startScripted, type ScriptedServer } from './scripted-server.ts'

/** Somebody of a small directory: attributes by their names in lower case, and the password. */
export interface SmallPerson {
  uid: string
  entryuuid: string
  cn: string
  mail?: string
  pwdaccountlockedtime?: string
  password: string
}

export const smallBase = 'ou=people,dc=small'
export const serviceDn = 'cn=service,dc=small'

/** A directory of some people that tells what it was asked, in order. */
export interface SmallDirectory {
  url: string
  people: SmallPerson[]
  /** `bind service`, `bind person`, `search`: since it was looked at last. */
  takeAsked(): string[]
  /** Whether passwords of that kind were shown to it. */
  wasShown(password: string): boolean
  /** Hangs up on whoever comes. */
  isDown: boolean
  close(): Promise<void>
}

export async function startSmall(...people: SmallPerson[]): Promise<SmallDirectory> {
  let asked: string[] = []
  const shown: string[] = []
  const search = letIn(turn => {
    if (turn.request.kind !== 'searchRequest') return
    asked.push('search')
    for (const { password: _, ...values } of small.people)
      if (matches(turn.request.filter, values)) turn.say(entry(dnOf(values), lists(values)))
    turn.say({ kind: 'searchResDone', ...ok }, pageOf(turn) && pageEnd(undefined))
  })
  const server: ScriptedServer = await startScripted(turn => {
    const { request } = turn
    if (small.isDown) return turn.hangUp()
    if (request.kind !== 'bindRequest') return search(turn)
    const { authentication } = request
    const password = authentication.kind === 'simple' ? Buffer.from(authentication.password.reveal()).toString() : ''
    shown.push(password)
    const isService = request.name === serviceDn
    asked.push(isService ? 'bind service' : 'bind person')
    const person = small.people.find(one => dnOf(one).toLowerCase() === request.name.toLowerCase())
    const isRight = isService ? password === 'service' : password === person?.password
    turn.say({ kind: 'bindResponse', ...(isRight ? ok : refusal(49)) })
  })
  const small: SmallDirectory = {
    url: server.url,
    people,
    takeAsked: () => asked.splice(0),
    wasShown: password => shown.includes(password),
    isDown: false,
    close: () => server.close(),
  }
  return small
}

const dnOf = ({ uid }: Pick<SmallPerson, 'uid'>): string => `uid=${uid},${smallBase}`
const lists = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([type, value]) => [type, [value]]))

function matches(filter: Filter, values: Record<string, string>): boolean {
  const read = (attribute: string): string | undefined =>
    attribute.toLowerCase() === 'objectclass' ? 'inetOrgPerson' : values[attribute.toLowerCase()]
  if (filter.kind === 'and') return filter.filters.every(one => matches(one, values))
  if (filter.kind === 'or') return filter.filters.some(one => matches(one, values))
  if (filter.kind === 'present') return read(filter.attribute) !== undefined
  if (filter.kind !== 'equalityMatch') return false
  return read(filter.attribute)?.toLowerCase() === Buffer.from(filter.value).toString().toLowerCase()
}
