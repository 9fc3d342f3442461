import { printPath, Problem, type Flaw } from '#ground'
import { checkNewPassword, foldName } from '#directory'
import type { Truth } from './truth.ts'

/** What a file says against itself: one thing named twice, and passwords that are their person's name. */
export function* findContradictions(truth: Truth): Generator<Flaw> {
  const { attributes = [], groups = [], users = [], apps = [], serviceAccounts = [], externalDirectories = [] } = truth
  yield* findTwice(
    truth,
    attributes.map(({ name }, i) => ({ name, path: ['attributes', i, 'name'] })),
  )
  yield* findTwice(
    truth,
    groups.map(({ name }, i) => ({ name, path: ['groups', i, 'name'] })),
  )
  yield* findTwice(
    truth,
    users.flatMap(({ username, email }, i) => [
      { name: username, path: ['users', i, 'username'] },
      // One person may hold the same string as both.
      ...(email == null || foldName(email) === username ? [] : [{ name: email, path: ['users', i, 'email'] }]),
    ]),
  )
  yield* findTwice(
    truth,
    apps.map(({ name }, i) => ({ name, path: ['apps', i, 'name'] })),
  )
  yield* findTwice(
    truth,
    serviceAccounts.map(({ name }, i) => ({ name, path: ['serviceAccounts', i, 'name'] })),
  )
  yield* findTwice(
    truth,
    externalDirectories.map(({ name }, i) => ({ name, path: ['externalDirectories', i, 'name'] })),
  )
  yield* findTwice(
    truth,
    apps.flatMap(({ name, oidc }, i) =>
      oidc ? [{ name: oidc.clientId ?? name, path: ['apps', i, 'oidc', 'clientId'], exact: true }] : [],
    ),
  )
  for (const [i, { username, email = null, password }] of users.entries()) {
    if (password?.secret === undefined) continue
    try {
      checkNewPassword(password.secret, { username, email })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      yield { path: ['users', i, 'password'], message: error.message }
    }
  }
}

interface Naming {
  name: string
  path: Flaw['path']
  /** Compared as it is, with case. */
  exact?: boolean
}

function* findTwice({ file }: Truth, namings: Naming[]): Generator<Flaw> {
  const first = new Map<string, Flaw['path']>()
  for (const { name, path, exact = false } of namings) {
    const key = exact ? name : foldName(name)
    const before = first.get(key)
    if (before === undefined) first.set(key, path)
    else
      yield {
        path,
        message: `“${name}” stands in line ${file.lineOf(before)} already (${printPath(before)}).`,
      }
  }
}
