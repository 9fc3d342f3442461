import type { SimpleAuthSeen } from '#simpleauth'
import type { Finding } from './finding.ts'
import { failed, shown, type Reading } from './reading.ts'

const step = 'simple-auth.client'

/** How a client of Simple Auth came that was not heard, in words. */
export function readSimpleAuth(reading: Reading, seen: SimpleAuthSeen): Finding[] {
  const { title } = reading.app
  if (seen.kind === 'malformed')
    return [
      failed(
        step,
        `${title} sent other fields than are asked for`,
        `It sent ${listFields(seen.fields)}, and was answered: ${seen.message}.`,
        'The fields are clientId, username and password, and if there is one clientSecret and totp, all of them text.',
      ),
    ]
  if (seen.kind === 'alias-off')
    return [
      failed(
        step,
        `${title} asked at an address that is switched off`,
        `It asked at ${seen.path}.`,
        `Let ${title} ask at /simple-auth/login, or switch on the old addresses in the settings of Simple Auth here.`,
      ),
    ]
  return [readRefusal(reading, seen)]
}

function readRefusal({ app, setting }: Reading, seen: Extract<SimpleAuthSeen, { kind: 'client-refused' }>): Finding {
  const { title, simpleAuth } = app
  if (seen.app === null) {
    const clientId = simpleAuth?.clientId ?? ''
    return failed(
      step,
      `${title} came with an unknown client ID`,
      `It came with “${shown(seen.clientId, 100)}”, and no app here has that client ID. This one has “${clientId}”.`,
      `Set ${setting('clientId')} to ${clientId}.`,
    )
  }
  if (!app.enabled) return failed(step, `${title} is switched off`, null, 'Switch the app on in its settings here.')
  if (seen.reason === 'no-secret')
    return failed(
      step,
      `${title} came without its client secret`,
      'This app has to send one, by Basic or as clientSecret.',
      `Paste it as ${setting('clientSecret')}. If ${title} cannot send one, this app can be set to need none here.`,
    )
  return failed(
    step,
    `${title} has a wrong client secret`,
    'What it sent is none of the secrets of this app.',
    `Make another secret for this app here, and paste it as ${setting('clientSecret')}.`,
  )
}

/** Names of fields, as somebody chose them. */
const listFields = (fields: readonly string[]): string =>
  fields.length === 0
    ? 'nothing'
    : shown(
        fields
          .slice(0, 20)
          .map(name => shown(name, 40))
          .join(', '),
      )
