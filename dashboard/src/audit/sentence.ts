import type { AuditEvent } from '@doorward/contract'
import { listNames, wordOf } from '../parts/words.ts'
import { t } from '../texts/index.ts'

const words = t.auditSentences

/** A sentence in parts; what has a name of its own stands out. */
export type Sentence = readonly (string | { name: string })[]

type Table = Record<string, string>

const isOwn = ({ actor, subject: of }: AuditEvent) => actor.id !== null && actor.id === of?.id
const names = (list: readonly { name: string }[]) => listNames(list.map(({ name }) => name))

const methods: Table = words.methods
/** `password and app code`; of `mfa` the others say more. */
export const printMethods = (amr: readonly string[]): string =>
  listNames([...new Set(amr.filter(method => method !== 'mfa' && method !== 'user').map(m => methods[m] ?? m))])

const refusals: Table = words.refusals
const why = ({ reason }: AuditEvent) =>
  reason === null ? words.refused : (refusals[reason] ?? reason.replaceAll('-', ' '))

/** Rules that spoke against somebody, by the code of the decision. */
export const ruleWords: Table = words.rules

function ruleOf({ reasons, reason }: AuditEvent): string {
  const [first] = reasons
  const word = first === undefined ? undefined : ruleWords[first]
  return word === undefined
    ? (refusals[reason ?? ''] ?? words.refusals['no-access'])
    : word.replace(/^./, letter => letter.toLowerCase())
}

const ends: Table = words.ends

/** What a text may name. Names stand out, words do not. */
const fillings: Record<string, (event: AuditEvent) => string | { name: string }> = {
  subject: ({ subject }) => ({ name: subject?.name ?? words.somebody }),
  app: ({ app }) => ({ name: app?.name ?? words.anApp }),
  added: ({ added }) => ({ name: names(added) || words.somebody }),
  removed: ({ removed }) => ({ name: names(removed) || words.somebody }),
  fields: ({ fields }) => ({ name: listNames(fields.map(wordOf)) || words.something }),
  methods: ({ amr }) => printMethods(amr),
  why,
  rule: ruleOf,
  end: event => ends[event.reason ?? ''] ?? why(event),
}

/** `Opened {app}`: what is put in stands out. */
const fill = (text: string, event: AuditEvent): Sentence =>
  text
    .split(/(\{\w+\})/)
    .filter(piece => piece !== '')
    .map(piece => fillings[piece.replace(/^\{(\w+)\}$/, '$1')]?.(event) ?? piece)

const cameAndWent = (of: Record<'both' | 'added' | 'removed' | 'changed', string>, { added, removed }: AuditEvent) =>
  added.length > 0 ? (removed.length > 0 ? of.both : of.added) : removed.length > 0 ? of.removed : of.changed

/** Kinds of which more than the kind is told. */
const chosen: Record<string, (event: AuditEvent) => string> = {
  'sign-in': event => {
    if (event.outcome === 'refused') return words.signIn.refused
    return printMethods(event.amr) === '' ? words.signIn.done : words.signIn.with
  },
  bind: ({ app, outcome }) => {
    const isServer = app === null || app.id === 'directory-server'
    if (outcome === 'refused') return isServer ? words.bind.serverRefused : words.bind.appRefused
    return isServer ? words.bind.server : words.bind.app
  },
  'app.opened': ({ outcome }) => (outcome === 'done' ? words.app.opened : words.app.refused),
  'app.session-ended': ({ subject }) => (subject === null ? words.app.everybodyOut : words.app.personOut),
  'session.ended': event => (isOwn(event) && event.reason === 'signed-out' ? words.session.own : words.session.ended),
  'group.members': event => cameAndWent(words.members, event),
  'group.managers': event => cameAndWent(words.managers, event),
  'audit.exported': ({ fields }) => (fields.length === 0 ? words.exported.all : words.exported.narrowed),
}

const own: Table = words.own
const kinds: Table = words.kinds
const things: Table = words.things
const deeds: Table = words.deeds

/** Whether the kind has words of its own, and is not only its name made readable. */
export const hasSentence = (kind: string): boolean =>
  Object.hasOwn(kinds, kind) || Object.hasOwn(chosen, kind) || Object.hasOwn(things, kind.split('.', 1)[0] ?? '')

/** `Passkey added`, also of a kind this page has never heard of. */
function printName(event: AuditEvent): Sentence {
  const [noun = '', ...verbs] = event.kind.split('.')
  const thing = things[noun] ?? noun.replaceAll('-', ' ')
  const deed = deeds[verbs.join(' ')] ?? verbs.join(' ').replaceAll('-', ' ')
  const text = (deed === '' ? thing : words.thingDone(thing, deed)).replace(/^./, first => first.toUpperCase())
  const of = event.subject === null || isOwn(event) ? [] : [': ', { name: event.subject.name }]
  return [text, ...of, ...(event.outcome === 'refused' ? [words.thingRefused(why(event))] : [])]
}

/** What happened, after the name of who did it or alone: `Opened Grafana`. One for each kind the server records. */
export function writeSentence(event: AuditEvent): Sentence {
  const text = chosen[event.kind]?.(event) ?? (isOwn(event) ? own[event.kind] : undefined) ?? kinds[event.kind]
  return text === undefined ? printName(event) : fill(text, event)
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
