import { isDeepStrictEqual } from 'node:util'
import { asItIs, invalidField, Problem, say, sayIn, type Clock, type Language, type Secret } from '#ground'
import { checkExternalSettings, type ExternalDirectory, type ExternalSettings } from '#directory'
import type { Kysely, Tables } from '#store'
import { parseServerAddress, UpstreamError } from '../connect/index.ts'
import type { Connect, Upstream, UpstreamSecrets } from '../connect/index.ts'
import { browse, type TreeEntry } from './browse.ts'
import { examine } from './examine.ts'
import { signInFilterOf } from '../sign-in/find-entry.ts'
import { externalTextsIn } from '../texts/index.ts'
import type { UpstreamPerson } from '../upstream.ts'
import { type ArrivingPerson, findPerson, nobody } from './find-person.ts'
import { examineLimits as limits } from './limits.ts'
import { meetPerson } from './meet.ts'
import type { Question } from './question.ts'
import { type Resolve, resolveHost, resolveName } from './resolve-name.ts'
import type { ExamineStep } from './step.ts'
import { type SignInTried, trySignIn } from './try-sign-in.ts'

/** Settings to be looked at, saved or not, with what was typed for them. */
export interface Asked {
  settings: ExternalSettings
  /** The directory they are of; undefined: a new one. */
  id: string | undefined
  /** Undefined: the stored one, as far as that may be used. */
  bindPassword: Secret | undefined
  clientKey: Secret | undefined
  /** What whoever asks reads; English unless it is said. */
  language?: Language | undefined
}

export interface ExaminationParts {
  clock: Clock
  connect: Connect
  read: Kysely<Tables>
  usernameHash: (username: string) => string
  /** Throws Problem `missing`. */
  find: (id: string) => ExternalDirectory
  openSecrets: (id: string) => Promise<UpstreamSecrets>
  /** The system's unless a test has its own. */
  resolve?: Resolve
}

export interface Examinations {
  /** Ends with the last step; a step that fails is told and not thrown. Throws Problem before the first one. */
  examine(asked: Asked): Promise<AsyncGenerator<ExamineStep>>
  findPerson(asked: Asked, username: string): Promise<ArrivingPerson>
  trySignIn(asked: Asked, shown: { username: string; password: Secret }): Promise<SignInTried>
  browse(asked: Asked, dn: string | null): Promise<TreeEntry>
}

/**
 * Looks at other directories for admins. Bounded in how long and how many at once; nothing is sent to an address that is
 * never called; and a stored password goes only where it was meant for. Throws Problem `too-many`, `invalid`.
 */
export function createExaminations(parts: ExaminationParts): Examinations {
  const { clock, connect, read, usernameHash, find, openSecrets, resolve = resolveHost } = parts
  let running = 0

  function begin(): { signal: AbortSignal; end: () => void } {
    if (running >= limits.atOnce)
      throw new Problem('too-many', 'Other directories are being looked at. Try again in a moment.', {
        retryAfterMs: limits.wholeMs,
      })
    running++
    const controller = new AbortController()
    const late = new UpstreamError(
      'unreachable',
      say('It took longer than {seconds} seconds.', { seconds: limits.wholeMs / 1000 }),
    )
    const timer = setTimeout(() => controller.abort(late), limits.wholeMs)
    return {
      signal: controller.signal,
      end() {
        running--
        clearTimeout(timer)
        controller.abort(late)
      },
    }
  }

  async function ask(asked: Asked, signal: AbortSignal): Promise<Question> {
    const settings = checkExternalSettings(asked.settings)
    const language = asked.language ?? 'en'
    return {
      settings,
      secrets: await secretsFor({ ...asked, settings }),
      now: clock.now(),
      signal,
      language,
      said: externalTextsIn(language),
    }
  }

  /** A stored secret goes only to the server, and over the TLS, that it was stored for. Throws Problem `invalid`. */
  async function secretsFor({ settings, id, bindPassword, clientKey }: Asked): Promise<UpstreamSecrets> {
    const stored = id === undefined ? undefined : find(id)
    const isSame = stored !== undefined && isSamePlace(stored.settings, settings)
    const kept = isSame && id !== undefined ? await openSecrets(id) : { bindPassword: null, clientKey: null }
    if (settings.bindDn !== null && bindPassword === undefined && kept.bindPassword === null)
      throw invalidField(
        'bindPassword',
        stored?.hasBindPassword === true && !isSame
          ? 'The server or its encryption changed: type the password again. A stored one goes nowhere else.'
          : 'Type the password of the account to read with.',
      )
    return {
      bindPassword: settings.bindDn === null ? null : (bindPassword ?? kept.bindPassword),
      clientKey: clientKey ?? kept.clientKey,
    }
  }

  /** Throws Problem `invalid` before anything is sent to an address that is never called. */
  async function requireCallable({ settings, said }: Question): Promise<void> {
    for (const [i, url] of settings.urls.entries()) {
      const found = await resolveName(parseServerAddress(url).host, resolve, said)
      if ('forbidden' in found) throw invalidField(`settings.urls.${i}`, asItIs(`${found.trouble}. ${found.hint}`))
    }
  }

  /** One look, on a connection of its own. What the directory says against it is an answer like another. */
  async function look<T>(
    asked: Asked,
    use: (open: () => Promise<Upstream>, question: Question) => Promise<T>,
    refused: (trouble: string) => T,
  ): Promise<T> {
    const { signal, end } = begin()
    let opened: Upstream | undefined
    try {
      const question = await ask(asked, signal)
      await requireCallable(question)
      const open = async () => (opened ??= await connect(question.settings, question.secrets, { signal }))
      return await use(open, question)
    } catch (error) {
      if (error instanceof UpstreamError) return refused(troubleOf(error, asked.language ?? 'en'))
      throw error
    } finally {
      opened?.close()
      end()
    }
  }

  return {
    async examine(asked) {
      const { signal, end } = begin()
      try {
        return run(await ask(asked, signal))
      } catch (error) {
        end()
        throw error
      }
      async function* run(question: Question): AsyncGenerator<ExamineStep> {
        try {
          yield* examine({ clock, connect, resolve }, question)
        } finally {
          end()
        }
      }
    },

    findPerson: (asked, username) =>
      look(
        asked,
        async (open, question) => {
          const directory = asked.id === undefined ? undefined : find(asked.id)
          const meet = (person: UpstreamPerson) =>
            meetPerson({ clock, read, usernameHash }, person, question.settings, question.language, directory)
          return findPerson(await open(), question, username, meet)
        },
        trouble => ({ ...nobody(signInFilterOf(asked.settings, username)), trouble }),
      ),

    trySignIn: (asked, shown) =>
      look(
        asked,
        (open, question) => trySignIn({ connect, open }, question, shown),
        said => ({ taken: false, said }),
      ),

    browse: (asked, dn) =>
      look(
        withSomeBase(asked),
        async open => browse(await open(), dn),
        trouble => ({ dn: dn ?? '', attributes: [], children: [], capped: false, trouble }),
      ),
  }
}

/** The base is what somebody looks for in the tree, so it may not be there yet. */
const withSomeBase = (asked: Asked): Asked => {
  const { userSearch } = asked.settings
  const base = userSearch.base.trim() === '' ? 'cn=to-be-chosen' : userSearch.base
  return { ...asked, settings: { ...asked.settings, userSearch: { ...userSearch, base } } }
}

/** Whether the same server is reached in the same way. */
export function isSamePlace(a: ExternalSettings, b: ExternalSettings): boolean {
  const placeOf = ({ urls, startTls, tls }: ExternalSettings) => ({ urls, startTls, tls })
  return isDeepStrictEqual(placeOf(a), placeOf(b))
}

/** Why nobody answers is not told: a look at what is open where is not what this is for. */
const troubleOf = ({ kind, said }: UpstreamError, language: Language): string =>
  kind === 'unreachable' || kind === 'protocol' ? externalTextsIn(language).person.silent : sayIn(language, said)
