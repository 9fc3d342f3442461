import type { App } from '@doorward/contract'
import { Note } from '../../parts/note.tsx'
import { t } from '../../texts/index.ts'
import { lines } from '../add/draft.ts'
import { keepsSecret } from '../auth-method.ts'
import { read, type Values } from './values.ts'

const words = t.appsConfiguration.breaks

interface Consequence {
  title: string
  text: string
}

/** What breaks for those who use the app now, should this be saved. */
export function findConsequences(app: App, values: Values): Consequence[] {
  const { title } = app
  const [before, after] = [read(app).oidc, values.oidc]
  const found: Consequence[] = []
  const when = (broken: boolean, heading: string, text: string) => broken && found.push({ title: heading, text })
  const turnedOn = (name: 'requirePkce' | 'requirePar' | 'requireDpop') => !before[name] && after[name]

  when(before.subject !== after.subject, words.subject.title(title), words.subject.text)
  when(before.clientId !== after.clientId, words.clientId.title(title), words.clientId.text)
  const removed = lines(before.redirectUris).filter(uri => !lines(after.redirectUris).includes(uri))
  const only = removed.length === 1 ? removed[0] : undefined
  when(
    removed.length > 0,
    only === undefined ? words.redirect.many : words.redirect.title(only),
    only === undefined ? removed.join(', ') : words.redirect.text(title),
  )
  when(
    before.authMethod !== after.authMethod,
    words.method.title(title),
    after.authMethod === 'client_secret_jwt' && keepsSecret(before.authMethod)
      ? words.method.newSecret
      : keepsSecret(after.authMethod) && !keepsSecret(before.authMethod)
        ? words.method.secret
        : words.method.text,
  )
  when(
    before.signingAlgorithm !== after.signingAlgorithm && after.signingAlgorithm !== 'RS256',
    words.algorithm.title(title, after.signingAlgorithm),
    words.algorithm.text,
  )
  when(before.groupsAs !== after.groupsAs, words.groups.title(title), words.groups.text)
  for (const [name, what] of [
    ['requirePkce', 'PKCE'],
    ['requirePar', words.use.pushed],
    ['requireDpop', 'DPoP'],
  ] as const)
    when(turnedOn(name), words.use.title(title, what), words.use.text)
  when(before.deviceFlow && !after.deviceFlow, words.device.title, words.device.text)
  return found
}

/** Said before anything is saved, and as soon as it would be so. */
export function Consequences({ of: found }: { of: Consequence[] }) {
  return (
    <div className="stack" role="status" hidden={found.length === 0}>
      {found.map(({ title, text }) => (
        <Note key={title} tone="warn" title={title}>
          {text}
        </Note>
      ))}
    </div>
  )
}
