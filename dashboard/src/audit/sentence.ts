import type { AuditEvent } from '@doorward/contract'
import { listNames, wordOf } from '../parts/words.ts'

/** A sentence in parts; what has a name of its own stands out. */
export type Sentence = readonly (string | { name: string })[]

type Write = (event: AuditEvent) => Sentence | string

/** `say`Opened ${app}``: what is put in stands out, and nothing leaves no gap. */
const say = (texts: TemplateStringsArray, ...names: (string | undefined)[]): Sentence =>
  texts.flatMap((text, i) => {
    const name = names[i]
    return [...(text === '' ? [] : [text]), ...(name ? [{ name }] : [])]
  })

const subject = ({ subject: of }: AuditEvent) => of?.name ?? 'somebody'
const app = ({ app: of }: AuditEvent) => of?.name ?? 'an app'
const names = (list: readonly { name: string }[]) => listNames(list.map(({ name }) => name))
const whom = (list: readonly { name: string }[]) => names(list) || 'somebody'
const isOwn = ({ actor, subject: of }: AuditEvent) => actor.id !== null && actor.id === of?.id
const fields = ({ fields: changed }: AuditEvent) => listNames(changed.map(wordOf)) || 'something'

const methods: Record<string, string> = {
  pwd: 'password',
  otp: 'app code',
  hwk: 'passkey',
  swk: 'passkey',
  pop: 'passkey',
  kba: 'recovery code',
  link: 'a link',
}
/** `password and app code`; of `mfa` the others say more. */
export const printMethods = (amr: readonly string[]): string =>
  listNames([...new Set(amr.filter(method => method !== 'mfa' && method !== 'user').map(m => methods[m] ?? m))])

const refusals: Record<string, string> = {
  'wrong-password': 'wrong password',
  'wrong-secret': 'wrong secret',
  'unlisted-proxy': 'no trusted proxy',
  'wrong-code': 'wrong code',
  paused: 'paused after wrong passwords',
  'no-access': 'may not open it',
  'changed-meanwhile': 'the account was changed meanwhile',
  'app-disabled': 'the app is switched off',
}
const why = ({ reason }: AuditEvent) =>
  reason === null ? 'refused' : (refusals[reason] ?? reason.replaceAll('-', ' '))

/** Rules that spoke against somebody, by the code of the decision. */
export const ruleWords: Record<string, string> = {
  account: 'The account is not active',
  'app-enabled': 'The app is switched off',
  'rule-nobody': 'The app is open to nobody',
  'rule-groups': 'Not in a group that may open it',
  'rule-by-name': 'Not among the people added by name',
  'rule-granted': 'Their time with the app is over',
  'rule-single-user': 'The app is one person’s',
  'rule-admins': 'Not an admin',
  network: 'Not from a network the app is open from',
  'second-factor': 'Signed in without a second factor',
  'sign-in-age': 'Signed in too long ago',
}

const ends: Record<string, string> = {
  'signed-out': 'signed out',
  'ended-by-admin': 'signed out by an admin',
  disabled: 'the account was disabled',
  deleted: 'the account was deleted',
  expired: 'the account has expired',
  'password-changed': 'the password was changed',
  'role-changed': 'the role was changed',
}

/** What came and went: `Added Kofi Mensah to` and `removed …`. */
const members: Write = event => {
  const { added, removed } = event
  if (added.length > 0 && removed.length > 0)
    return say`Added or gave another end to ${names(added)} and removed ${names(removed)} in ${subject(event)}`
  if (added.length > 0) return say`Added ${names(added)} to ${subject(event)}`
  if (removed.length > 0) return say`Removed ${names(removed)} from ${subject(event)}`
  return say`Changed the members of ${subject(event)}`
}

const managers: Write = event => {
  const { added, removed } = event
  const taken = removed.length > 0 ? names(removed) : undefined
  if (added.length > 0 && taken !== undefined)
    return say`Made ${names(added)} a manager of ${subject(event)}, and took that from ${taken}`
  if (added.length > 0) return say`Made ${names(added)} a manager of ${subject(event)}`
  if (taken !== undefined) return say`Took managing ${subject(event)} from ${taken}`
  return say`Changed the managers of ${subject(event)}`
}

/** What happened, after the name of who did it or alone: `Opened Grafana`. One for each kind the server records. */
const sentences: Record<string, Write> = {
  'sign-in': event => {
    if (event.outcome === 'refused') return `Refused sign-in: ${why(event)}`
    const by = printMethods(event.amr)
    return by === '' ? 'Signed in' : `Signed in with ${by}`
  },
  'sign-in.confirmed': () => 'Said that a sign-in from a new browser was theirs',
  bind: event => {
    const door = event.app?.id === 'directory-server' ? undefined : event.app?.name
    if (event.outcome === 'refused')
      return door === undefined
        ? `Refused the directory server: ${why(event)}`
        : say`Refused ${door} through LDAP: ${why(event)}`
    return door === undefined ? 'Signed in to the directory server' : say`Signed in to ${door} through LDAP`
  },
  'app.opened': event =>
    event.outcome === 'done' ? say`Opened ${app(event)}` : [...say`Refused ${app(event)}`, `: ${ruleOf(event)}`],
  'app.granted': event => say`Let ${whom(event.added)} into ${subject(event)} by name`,
  'app.grant-removed': event => say`Ended the access of ${whom(event.removed)} to ${subject(event)}`,
  'app.grants-ended': event => say`Ended the access of ${whom(event.removed)} to ${subject(event)}: the time is over`,
  'access-request.made': event => say`Asked for access to ${app(event)}`,
  'access-request.withdrawn': event => say`Took back the request for ${app(event)}`,
  'access-request.approved': event => say`Approved the request of ${subject(event)} for ${app(event)}`,
  'access-request.refused': event => say`Refused the request of ${subject(event)} for ${app(event)}`,
  'access-request.expired': event => say`Let the request of ${subject(event)} for ${app(event)} run out`,
  'app.token': event => [...say`Refused ${app(event)} a token`, `: ${why(event)}`],
  'session.started': () => 'Signed in',
  'session.ended': event => {
    const reason = ends[event.reason ?? ''] ?? why(event)
    return isOwn(event) && event.reason === 'signed-out'
      ? 'Signed out'
      : [...say`Ended a session of ${subject(event)}`, `: ${reason}`]
  },
  'session.connections-ended': () => 'Signed everyone out',
  'user.created': event => say`Added ${subject(event)}`,
  'user.accepted': event => say`${subject(event)} accepted the invitation`,
  'user.updated': event =>
    isOwn(event) ? `Changed their ${fields(event)}` : say`Changed ${subject(event)}: ${fields(event)}`,
  'user.migrated': event => say`Moved ${subject(event)} here with the password of their directory`,
  'user.password': event => (isOwn(event) ? 'Changed their password' : say`Gave ${subject(event)} a new password`),
  'user.trashed': event => say`Moved ${subject(event)} to the trash`,
  'user.restored': event => say`Took ${subject(event)} out of the trash`,
  'user.disabled': event => say`Disabled ${subject(event)}`,
  'user.enabled': event => say`Enabled ${subject(event)} again`,
  'user.expired': event => say`Let the account of ${subject(event)} expire`,
  'user.purged': () => 'Erased a person for good',
  'user.offboarded': event => say`Offboarded ${subject(event)}`,
  'consent.revoked': event =>
    isOwn(event)
      ? say`Took back what ${app(event)} was allowed`
      : say`Took back what ${subject(event)} had allowed ${app(event)}`,
  'app.session-ended': event =>
    event.subject === null
      ? say`Signed everybody out of ${app(event)}`
      : say`Signed ${subject(event)} out of ${app(event)}`,
  'user.signed-out': event =>
    isOwn(event) ? 'Signed out everywhere else' : say`Signed ${subject(event)} out everywhere`,
  'group.created': event => say`Made the group ${subject(event)}`,
  'group.updated': event => say`Changed ${subject(event)}: ${fields(event)}`,
  'group.deleted': event => say`Deleted a group, ${subject(event)}`,
  'group.managers': managers,
  'group.members': members,
  'app.created': event => say`Added the app ${subject(event)}`,
  'app.registered': event => say`The app ${subject(event)} added itself`,
  'app.updated': event => say`Changed ${subject(event)}: ${fields(event)}`,
  'app.deleted': event => say`Deleted an app, ${subject(event)}`,
  'attribute.created': event => say`Added the profile field ${subject(event)}`,
  'attribute.updated': event => say`Changed the profile field ${subject(event)}`,
  'attribute.deleted': event => say`Deleted a profile field, ${subject(event)}`,
  'token.created': event => (isOwn(event) ? 'Made an API token' : say`Made an API token for ${subject(event)}`),
  'token.removed': event => (isOwn(event) ? 'Ended an API token' : say`Ended an API token of ${subject(event)}`),
  'registration-token.created': () => 'Made a token with which apps add themselves',
  'registration-token.removed': () => 'Ended a token with which apps add themselves',
  'secret.added': event => say`Made a new secret for ${subject(event)}`,
  'secret.removed': event => say`Ended a secret of ${subject(event)}`,
  'setting.changed': event => say`Changed the setting ${subject(event)}`,
  'signing-key.made': () => 'Made a new signing key',
  'signing-key.changed': () => 'Brought a signing key forward',
  'signing-key.taken-back': () => 'Took a new signing key back',
  'signing-key.removed': () => 'Removed a signing key',
  'external.created': event => say`Added the directory ${subject(event)}`,
  'external.updated': event => say`Changed the directory ${subject(event)}: ${fields(event)}`,
  'external.off': event => say`Turned the directory ${subject(event)} off: its people are local now`,
  'external.on': event => say`Turned the directory ${subject(event)} on`,
  'external.deleted': () => 'Deleted a directory people came from',
  'external.synchronised': () => 'Synchronised people with their directory',
  'external.unfinished': () => 'Began a synchronisation that did not come to its end',
  'external.stopped': () => 'Stopped a synchronisation that was under way',
  'external.migration-started': event =>
    say`Let people of the directory ${subject(event)} move here with their passwords`,
  'external.migration-ended': event => say`Ended that people of the directory ${subject(event)} move here`,
  'external.resolved': () => 'Decided who somebody from a directory is',
  'store.restored': () => 'Restored a backup',
  'backup.made': () => 'Made a backup',
  'backup.failed': () => 'Failed to make a backup',
  'backup.downloaded': () => 'Downloaded a backup',
  'recovery-key.made': () => 'Made a new recovery key',
  'set-up.link': () => 'Made a set-up link',
  'owner-login.link': event => say`Made a one-time sign-in link for ${subject(event)}`,
  'audit.exported': event =>
    event.fields.length === 0 ? 'Exported the audit log' : `Exported the audit log, narrowed by ${fields(event)}`,
  'audit.dropped': () => 'Lost events: more happened than could be written down',
}

function ruleOf({ reasons, reason }: AuditEvent): string {
  const [first] = reasons
  const word = first === undefined ? undefined : ruleWords[first]
  return word === undefined
    ? (refusals[reason ?? ''] ?? 'may not open it')
    : word.replace(/^./, letter => letter.toLowerCase())
}

/** Things that are told of by what was done to them. */
const things: Record<string, string> = {
  'second-factor': 'second factor',
  totp: 'authenticator app',
  passkey: 'passkey',
  consent: 'agreement',
  'recovery-codes': 'recovery codes',
  'app-password': 'app password',
  invitation: 'invitation',
  'password-reset': 'password reset',
  'email-change': 'change of e-mail address',
  service: 'service account',
  'service-token': 'token of a service account',
  mail: 'mail',
  browser: 'browser',
  picture: 'picture',
}

/** Whether the kind has words of its own, and is not only its name made readable. */
export const hasSentence = (kind: string): boolean =>
  Object.hasOwn(sentences, kind) || Object.hasOwn(things, kind.split('.', 1)[0] ?? '')

/** `Passkey added`, also of a kind this page has never heard of. */
function printName(event: AuditEvent): Sentence {
  const [noun = '', ...verbs] = event.kind.split('.')
  const thing = things[noun] ?? noun.replaceAll('-', ' ')
  const done = verbs.join(' ').replaceAll('-', ' ')
  const text = `${thing} ${done}`.trim().replace(/^./, first => first.toUpperCase())
  const of = event.subject === null || isOwn(event) ? [] : [': ', { name: event.subject.name }]
  const refused = event.outcome === 'refused' ? [`, refused: ${why(event)}`] : []
  return [text, ...of, ...refused]
}

export function writeSentence(event: AuditEvent): Sentence {
  const written = sentences[event.kind]?.(event) ?? printName(event)
  return typeof written === 'string' ? [written] : written
}

export const printSentence = (event: AuditEvent): string =>
  writeSentence(event)
    .map(part => (typeof part === 'string' ? part : part.name))
    .join('')

/** Of a sign-in that was refused, whose it would have been; else who did it. */
export function whoOf({ kind, actor, subject: of }: AuditEvent): AuditEvent['actor'] | null {
  const isAttempt = kind === 'sign-in' || kind === 'bind'
  if (isAttempt && actor.kind === 'system' && of?.kind === 'user') return of
  return isAttempt && actor.name === 'Sign-in' ? null : actor
}
