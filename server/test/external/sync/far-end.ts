import { asItIs } from '#ground'
import { Attributes, UpstreamError, type Connect, type Question, type Upstream, type UpstreamEntry } from '#external'

/** An entry as a server would answer it. */
export type Values = Record<string, string | string[] | Uint8Array>

export function entryOf(dn: string, values: Values): UpstreamEntry {
  const attributes = Object.entries(values).map(([type, given]) => ({
    type,
    values: [given].flat().map(value => new Uint8Array(typeof value === 'string' ? Buffer.from(value) : value)),
  }))
  return { dn, attributes: new Attributes(attributes, dn), controls: [] }
}

/** The far end of the network: what it answers is a test's to say, also in the middle of an answer. */
export class FarEnd {
  people: UpstreamEntry[] = []
  groups: UpstreamEntry[] = []
  rootDse: Values = {}
  invocation = 'one'
  /** Thrown before the first entry, or after so many. */
  failure: { after: number; error: Error } | null = null
  /** Waited for after each entry. */
  pause: ((entry: UpstreamEntry) => Promise<void>) | null = null
  refusal: Error | null = null
  /** What is answered to those who come with a cookie, or ask for one (RFC 4533). */
  news: ((question: Question) => AsyncIterable<UpstreamEntry>) | null = null
  asked: Question[] = []

  readonly connect: Connect = async (_settings, _secrets, { signal } = {}) => {
    if (this.refusal !== null) throw this.refusal
    return this.#upstream(signal)
  }

  #upstream(signal: AbortSignal | undefined): Upstream {
    const answer = (question: Question) => this.#answer(question, signal)
    return {
      url: 'ldap://far.example',
      encrypted: false,
      certificate: undefined,
      search: question => answer(question),
      bindAs: () => Promise.reject(new Error('Nobody binds in a synchronisation.')),
      changePassword: () => Promise.reject(new Error('Nobody changes a password in a synchronisation.')),
      rootDse: () => Promise.resolve(entryOf('', this.rootDse)),
      close: () => undefined,
    }
  }

  async *#answer(question: Question, signal?: AbortSignal): AsyncGenerator<UpstreamEntry, void> {
    this.asked.push(question)
    if (this.news !== null && question.controls !== undefined) {
      yield* this.news(question)
      return
    }
    if (question.base === this.rootDse.dsServiceName) {
      yield entryOf(question.base, { invocationId: this.invocation })
      return
    }
    const filter = typeof question.filter === 'string' ? question.filter : ''
    const all = question.base.startsWith('ou=groups') ? this.groups : this.people
    const since = /\((?:uSNChanged|modifyTimestamp)>=(\w+)\)/.exec(filter)
    const name = filter.includes('uSNChanged>=') ? 'uSNChanged' : 'modifyTimestamp'
    let told = 0
    for (const entry of all) {
      if (question.scope === 'base' && entry.dn !== question.base) continue
      const changed = entry.attributes.first(name)
      if (since?.[1] !== undefined && (changed === undefined || !isFrom(changed, since[1]))) continue
      if (this.failure !== null && all === this.people && told === this.failure.after) throw this.failure.error
      told++
      yield entry
      if (this.pause !== null) await Promise.race([this.pause(entry), hungUp(signal)])
    }
    if (this.failure !== null && all === this.people) throw this.failure.error
  }
}

/** Whoever asks hangs up, and waits no longer. */
const hungUp = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) =>
    signal?.addEventListener('abort', () => reject(failed('unreachable')), { once: true }),
  )

const isFrom = (changed: string, since: string): boolean =>
  /^\d{1,12}$/.test(since) ? Number(changed) >= Number(since) : changed >= since

export const failed = (kind: UpstreamError['kind'], code?: number): UpstreamError =>
  new UpstreamError(kind, asItIs(`The directory said ${kind}.`), code === undefined ? {} : { code })

/** Somebody there, whose id follows from `id`, or the username. */
export function someone(username: string, more: Values & { id?: string } = {}): UpstreamEntry {
  const { id = `id-${username}`, ...values } = more
  return entryOf(`uid=${username},ou=people,dc=example,dc=com`, {
    uid: username,
    entryUUID: id,
    cn: `${username} There`,
    sn: 'There',
    mail: `${username}@there.example`,
    ...values,
  })
}

export const everybody = (count: number, from = 0): UpstreamEntry[] =>
  Array.from({ length: count }, (_, i) => someone(`p${from + i}`))

export const aGroup = (code: string, members: string[], place = 'ou=groups', more: Values = {}): UpstreamEntry =>
  entryOf(`cn=${code},${place},dc=example,dc=com`, {
    cn: code,
    entryUUID: `group-${code}-${place}`,
    ...more,
    member: members.map(member => (member.includes('=') ? member : `uid=${member},ou=people,dc=example,dc=com`)),
  })
