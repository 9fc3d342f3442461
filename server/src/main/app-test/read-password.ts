import type { DoorName } from '#access'
import type { EventInput } from '#directory'
import type { Finding, StepId } from './finding.ts'
import { failed, passed, tellLetIn, tellRefused, type Reading } from './reading.ts'

/** The steps of a door at which the app asks for the password itself. */
interface PasswordSteps {
  door: DoorName
  password: StepId
  allowed: StepId
}

const stepsOf: Partial<Record<EventInput['origin']['door'], PasswordSteps>> = {
  ldap: { door: 'ldap', password: 'ldap.password', allowed: 'ldap.allowed' },
  'simple-auth': { door: 'simple-auth', password: 'simple-auth.password', allowed: 'simple-auth.allowed' },
}

/** Whether it is about one person's password, and at a door that is looked at. */
export const isPasswordEvent = ({ kind, subject, origin }: EventInput): boolean =>
  kind === 'bind' && typeof subject === 'string' && stepsOf[origin.door] !== undefined

/** What the audit trail says of a password an app had checked, in words. */
export async function readPassword(reading: Reading, event: EventInput): Promise<Finding[]> {
  const steps = stepsOf[event.origin.door]
  if (steps === undefined) return []
  const told = await readChecked(reading, event, steps)
  if (steps.door !== 'simple-auth') return told
  // Before a password is looked at, its client is known.
  const how =
    reading.app.simpleAuth?.requireSecret === false ? 'No client secret is asked for' : 'Client secret accepted'
  return [passed(reading, 'simple-auth.client', how), ...told]
}

async function readChecked(reading: Reading, event: EventInput, steps: PasswordSteps): Promise<Finding[]> {
  const amr = readAmr(event.data?.['amr'])
  const { user } = reading.test
  const coming = { user, amr, address: event.origin.address, authAt: null }
  if (event.outcome === 'done') {
    const allowed = tellLetIn(reading, steps.allowed, steps.door, coming)
    return [passed(reading, steps.password, howWords(amr)), allowed]
  }
  if (event.reason === 'no-access') {
    const refused = await tellRefused(reading, steps.allowed, steps.door, coming, event.reference ?? null)
    return [passed(reading, steps.password), refused]
  }
  return [{ ...wrongPassword(reading, steps.password, event.reason ?? ''), over: [steps.allowed] }]
}

const readAmr = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(word => typeof word === 'string') : []

const howWords = (amr: readonly string[]): string =>
  amr.includes('app-password') ? 'An app password' : amr.includes('mfa') ? 'Password and code' : 'The password'

function wrongPassword({ app: { title } }: Reading, step: StepId, reason: string): Finding {
  switch (reason) {
    case 'second-factor-missing':
      return failed(
        step,
        'The password alone is not enough',
        `There is a second factor, and ${title} asks for the password only.`,
        `Use an app password for ${title}, or type the code right after the password.`,
      )
    case 'wrong-code':
    case 'spent-code':
      return failed(
        step,
        'The code was not taken',
        'Codes work once, and for half a minute.',
        'Try with the next code.',
      )
    case 'other-app':
      return failed(
        step,
        'The app password is for another app',
        null,
        `Make one for ${title} in the profile, and use it here.`,
      )
    case 'expired-password':
      return failed(step, 'The app password has expired', null, `Make another one for ${title} in the profile.`)
    case 'paused':
      return failed(
        step,
        'There were too many attempts',
        'Passwords for this account are not looked at for a while.',
        'Wait a minute, and see that nothing goes on trying with an old password.',
      )
    case 'directory-unreachable':
      return failed(
        step,
        'The directory that keeps the password does not answer',
        null,
        'Look at External directory here.',
      )
    default:
      return failed(
        step,
        'The password was wrong',
        `What ${title} sent is neither the password nor an app password.`,
        'Type it once more. If it is right, look whether the app changes it: cut off, or in another encoding.',
      )
  }
}
