import type { App } from '@doorward/contract'
import { Note } from '../../parts/note.tsx'
import { lines } from '../add/draft.ts'
import { keepsSecret } from '../auth-method.ts'
import { read, type Values } from './values.ts'

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

  when(
    before.subject !== after.subject,
    `Everybody becomes a stranger to ${title}`,
    `It knows people by what it was told at first. After this it makes each of them a new, empty account, and what they have there stays with the old one. Changing it back makes the old accounts theirs again.`,
  )
  when(
    before.clientId !== after.clientId,
    `Nobody can sign in to ${title} until it has the new client ID`,
    'Enter it there at once. Whoever is signed in there is asked to sign in again.',
  )
  const removed = lines(before.redirectUris).filter(uri => !lines(after.redirectUris).includes(uri))
  when(
    removed.length > 0,
    `Sign-ins that return to ${removed.length === 1 ? removed[0] : 'these addresses'} are refused`,
    removed.length === 1 ? `Check that ${title} no longer sends it.` : removed.join(', '),
  )
  when(
    before.authMethod !== after.authMethod,
    `Nobody can sign in to ${title} until it is set the same way there`,
    after.authMethod === 'client_secret_jwt' && keepsSecret(before.authMethod)
      ? 'And it needs a new secret: those made before are kept so that nobody can sign with them.'
      : keepsSecret(after.authMethod) && !keepsSecret(before.authMethod)
        ? 'And it needs a secret: make one on the overview.'
        : 'Change both close together.',
  )
  when(
    before.signingAlgorithm !== after.signingAlgorithm && after.signingAlgorithm !== 'RS256',
    `${title} must accept ${after.signingAlgorithm}`,
    'An app that doesn’t takes every sign-in for a forgery.',
  )
  when(
    before.groupsAs !== after.groupsAs,
    `${title} hears other words for the same groups`,
    'What it allows members of a group by name has to be set anew there.',
  )
  for (const [name, what] of [
    ['requirePkce', 'PKCE'],
    ['requirePar', 'pushed requests'],
    ['requireDpop', 'DPoP'],
  ] as const)
    when(turnedOn(name), `${title} must use ${what}`, 'If it can’t, nobody can sign in to it.')
  when(
    before.deviceFlow && !after.deviceFlow,
    'Devices can no longer sign anybody in',
    'Those that are signed in stay so until their tokens end.',
  )
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
