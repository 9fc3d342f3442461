import type { DoorName } from '#access'
import type { EventInput } from '#directory'
import type { Finding, StepId } from './finding.ts'
import { failed, passed, tellLetIn, tellRefused, type Reading } from './reading.ts'
import type { AppTestTexts } from './texts/index.ts'

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
  const { password } = reading.said
  const how = reading.app.simpleAuth?.requireSecret === false ? password.noSecretAsked : password.secret
  return [passed(reading, 'simple-auth.client', how), ...told]
}

async function readChecked(reading: Reading, event: EventInput, steps: PasswordSteps): Promise<Finding[]> {
  const amr = readAmr(event.data?.['amr'])
  const { user } = reading.test
  const coming = { user, amr, address: event.origin.address, authAt: null }
  if (event.outcome === 'done') {
    const allowed = tellLetIn(reading, steps.allowed, steps.door, coming)
    return [passed(reading, steps.password, howWords(amr, reading.said)), allowed]
  }
  if (event.reason === 'no-access') {
    const refused = await tellRefused(reading, steps.allowed, steps.door, coming, event.reference ?? null)
    return [passed(reading, steps.password), refused]
  }
  return [{ ...wrongPassword(reading, steps.password, event.reason ?? ''), over: [steps.allowed] }]
}

const readAmr = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(word => typeof word === 'string') : []

const howWords = (amr: readonly string[], { password }: AppTestTexts): string => {
  if (amr.includes('app-password')) return password.byAppPassword
  return amr.includes('mfa') ? password.byPasswordAndCode : password.byPassword
}

function wrongPassword({ app: { title }, said: { password } }: Reading, step: StepId, reason: string): Finding {
  switch (reason) {
    case 'second-factor-missing':
      return failed(step, password.factorMissing, password.factorMissingDetail(title), password.factorMissingFix(title))
    case 'wrong-code':
    case 'spent-code':
      return failed(step, password.wrongCode, password.wrongCodeDetail, password.wrongCodeFix)
    case 'other-app':
      return failed(step, password.otherApp, null, password.otherAppFix(title))
    case 'expired-password':
      return failed(step, password.expired, null, password.expiredFix(title))
    case 'paused':
      return failed(step, password.paused, password.pausedDetail, password.pausedFix)
    case 'directory-unreachable':
      return failed(step, password.unreachable, null, password.unreachableFix)
    default:
      return failed(step, password.wrong, password.wrongDetail(title), password.wrongFix)
  }
}
