import { OperatorProblem } from '#ground'

/** Where a cluster may be: one address per host, each a connection string of its own. */
export interface PostgresAddress {
  /** `host:port`, for people: holds no password. */
  name: string
  url: string
}

/**
 * Takes `postgres://user:password@h1:5432,h2:5432/database?sslmode=…` apart. Of several hosts the one that is not in
 * recovery is used. Throws Problem `invalid`, never with the text itself: it may hold a password.
 */
export function parsePostgresUrl(text: string): PostgresAddress[] {
  const match = /^postgres(?:ql)?:\/\/(?:([^@/?]*)@)?([^@/?]*)((?:\/[^?]*)?(?:\?.*)?)$/.exec(text.trim())
  if (match === null)
    throw new OperatorProblem('invalid', 'storage.postgres: expected postgres://user:password@host:5432/database.')
  const [, login, hosts = '', rest = ''] = match
  return hosts.split(',').map(host => ({
    name: host === '' ? 'localhost' : host,
    url: `postgres://${login === undefined ? '' : `${login}@`}${host}${rest}`,
  }))
}
