import type { Secret } from '#ground'
import type { Connect, Upstream } from '../connect/index.ts'
import { authenticate } from '../sign-in/authenticate.ts'
import { type Proven, synchronise } from '../sign-in/synchronise.ts'
import type { ExternalTexts } from '../texts/index.ts'
import type { Question } from './question.ts'

export interface SignInTried {
  taken: boolean
  /** For the admin who tries; the person themselves is told less. */
  said: string
}

const shownGroups = 5

/** The way of a real sign-in, once. Nothing of it is kept, written down or counted here; the directory may count it. */
export async function trySignIn(
  { connect, open }: { connect: Connect; open: () => Promise<Upstream> },
  { settings, secrets, now, signal, said }: Question,
  { username, password }: { username: string; password: Secret },
): Promise<SignInTried> {
  // RFC 4513 §5.1.2: servers answer an empty password with success.
  if (password.reveal().trim() === '') return { taken: false, said: said.signIn.empty }
  if (settings.policy === 'authenticate')
    return tell(
      await authenticate(connect, { settings, secrets, options: { signal } }, { name: username, password }),
      said,
    )
  const upstream = await open()
  const shown = { password, splitsCode: true, origin: { door: 'dashboard', address: null } } as const
  const asked = { name: username, link: undefined, keptEmail: null, shown, now }
  return tell(await synchronise(upstream, settings, asked), said)
}

function tell(proven: Proven, { signIn: said }: ExternalTexts): SignInTried {
  if (proven.kind === 'code') return { taken: false, said: said.code }
  if (proven.kind === 'refused')
    return { taken: false, said: proven.reason in said ? said[proven.reason as 'other'] : said.other }
  const { displayName, groups } = proven.person
  const codes = groups.slice(0, shownGroups).map(({ code }) => code)
  const more = groups.length - codes.length
  if (groups.length === 0) return { taken: true, said: said.inNoGroup(displayName) }
  const named = codes.join(', ')
  return {
    taken: true,
    said: more > 0 ? said.inMoreGroups(displayName, named, more) : said.inGroups(displayName, named),
  }
}
