import type { Secret } from '#ground'
import type { Connect, Upstream } from '../connect/index.ts'
import { authenticate } from '../sign-in/authenticate.ts'
import { type Proven, synchronise } from '../sign-in/synchronise.ts'
import type { Question } from './question.ts'

export interface SignInTried {
  taken: boolean
  /** For the admin who tries; the person themselves is told less. */
  said: string
}

const reasons: Record<string, string> = {
  'wrong-password': 'The directory refuses this password.',
  'several-entries': 'More than one entry has this username, so nobody is let in.',
  'no-entry': 'Nobody the filter finds has this username.',
  'other-name': 'The directory knows somebody by it who is called otherwise.',
  'not-taken-over': 'Their entry cannot be taken over as it is.',
  'not-read-back': 'It cannot be told whose password it is: the entry is not to be read.',
  'no-pattern': 'There is no pattern people sign in by.',
  disabled: 'They are disabled there.',
  expired: 'Their account there has expired.',
  locked: 'Their account there is locked.',
}

const shownGroups = 5

/** The way of a real sign-in, once. Nothing of it is kept, written down or counted here; the directory may count it. */
export async function trySignIn(
  { connect, open }: { connect: Connect; open: () => Promise<Upstream> },
  { settings, secrets, now, signal }: Question,
  { username, password }: { username: string; password: Secret },
): Promise<SignInTried> {
  // RFC 4513 §5.1.2: servers answer an empty password with success.
  if (password.reveal().trim() === '') return { taken: false, said: 'An empty password is never sent.' }
  if (settings.policy === 'authenticate')
    return tell(await authenticate(connect, { settings, secrets, options: { signal } }, { name: username, password }))
  const upstream = await open()
  const shown = { password, splitsCode: true, origin: { door: 'dashboard', address: null } } as const
  return tell(await synchronise(upstream, settings, { name: username, link: undefined, keptEmail: null, shown, now }))
}

function tell(proven: Proven): SignInTried {
  if (proven.kind === 'code')
    return { taken: false, said: 'Their directory asks for a code: type it behind the password.' }
  if (proven.kind === 'refused') return { taken: false, said: reasons[proven.reason] ?? 'They would not be let in.' }
  const { displayName, groups } = proven.person
  const codes = groups.slice(0, shownGroups).map(({ code }) => code)
  const more = groups.length > shownGroups ? ` and ${groups.length - shownGroups} more` : ''
  const inGroups = groups.length === 0 ? 'in no group' : `in ${codes.join(', ')}${more}`
  return { taken: true, said: `The password is right: ${displayName}, ${inGroups}.` }
}
