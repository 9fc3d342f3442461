import type { Scope } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words = t.tokens.scopes
const { inSentence } = words

/** What each scope is about, in the order people think of it, and as a sentence calls it. `credentials:write` stands apart. */
export const nouns: Record<string, { title: string; inSentence: string }> = {
  people: { title: words.people, inSentence: inSentence.people },
  groups: { title: words.groups, inSentence: inSentence.groups },
  apps: { title: words.apps, inSentence: inSentence.apps },
  'directory-server': { title: words['directory-server'], inSentence: inSentence['directory-server'] },
  settings: { title: words.settings, inSentence: inSentence.settings },
  backups: { title: words.backups, inSentence: inSentence.backups },
  audit: { title: words.audit, inSentence: inSentence.audit },
}

export const credentials = 'credentials:write' satisfies Scope

/** `Read people and groups. Change apps. Set passwords and secrets.` */
export function printScopes(scopes: readonly Scope[]): string {
  const of = (verb: 'read' | 'write') =>
    Object.entries(nouns).flatMap(([noun, { inSentence }]) => {
      const held: readonly string[] = scopes
      const isReadOnly = held.includes(`${noun}:read`) && !held.includes(`${noun}:write`)
      return (verb === 'write' ? held.includes(`${noun}:write`) : isReadOnly) ? [inSentence] : []
    })
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' })
  return [
    of('write').length > 0 && words.changeThese(list.format(of('write'))),
    of('read').length > 0 && words.readThese(list.format(of('read'))),
    scopes.includes(credentials) && words.setCredentials,
  ]
    .filter(Boolean)
    .join(' ')
}
