import type { SimpleAuthSeen } from '#simpleauth'
import type { Finding } from './finding.ts'
import { failed, shown, type Reading } from './reading.ts'

const step = 'simple-auth.client'

/** How a client of Simple Auth came that was not heard, in words. */
export function readSimpleAuth(reading: Reading, seen: SimpleAuthSeen): Finding[] {
  const { title } = reading.app
  const { simpleAuth } = reading.said
  if (seen.kind === 'malformed') {
    const fields = listFields(seen.fields) || simpleAuth.nothing
    const detail = simpleAuth.malformedDetail(fields, seen.message)
    return [failed(step, simpleAuth.malformed(title), detail, simpleAuth.malformedFix)]
  }
  if (seen.kind === 'alias-off')
    return [
      failed(step, simpleAuth.aliasOff(title), simpleAuth.aliasOffDetail(seen.path), simpleAuth.aliasOffFix(title)),
    ]
  return [readRefusal(reading, seen)]
}

function readRefusal(
  { app, setting, said }: Reading,
  seen: Extract<SimpleAuthSeen, { kind: 'client-refused' }>,
): Finding {
  const { title } = app
  const { unknownClient, simpleAuth } = said
  if (seen.app === null) {
    const own = app.simpleAuth?.clientId ?? ''
    return failed(
      step,
      unknownClient.title(title),
      unknownClient.detail(shown(seen.clientId, 100), own),
      unknownClient.fix(setting('clientId'), own),
    )
  }
  if (!app.enabled) return failed(step, said.offTitle(title), null, said.offFix)
  if (seen.reason === 'no-secret')
    return failed(
      step,
      simpleAuth.noSecret(title),
      simpleAuth.noSecretDetail,
      simpleAuth.noSecretFix(setting('clientSecret'), title),
    )
  return failed(
    step,
    said.wrongSecret.title(title),
    simpleAuth.wrongSecretDetail,
    simpleAuth.wrongSecretFix(setting('clientSecret')),
  )
}

/** Names of fields, as somebody chose them; empty without any. */
const listFields = (fields: readonly string[]): string =>
  shown(
    fields
      .slice(0, 20)
      .map(name => shown(name, 40))
      .join(', '),
  )
