import type { Scope } from '@doorward/contract'

/** What each scope is about, in the order people think of it, and as a sentence calls it. `credentials:write` stands apart. */
export const nouns: Record<string, { title: string; inSentence: string }> = {
  people: { title: 'People', inSentence: 'people' },
  groups: { title: 'Groups', inSentence: 'groups' },
  apps: { title: 'Apps', inSentence: 'apps' },
  'directory-server': { title: 'Directory server', inSentence: 'the directory server' },
  settings: { title: 'Settings and profile fields', inSentence: 'settings' },
  backups: { title: 'Backups', inSentence: 'backups' },
  audit: { title: 'Audit trail', inSentence: 'the audit trail' },
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
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
  return [
    of('write').length > 0 && `Change ${list.format(of('write'))}.`,
    of('read').length > 0 && `Read ${list.format(of('read'))}.`,
    scopes.includes(credentials) && 'Set passwords, secrets and roles.',
  ]
    .filter(Boolean)
    .join(' ')
}
