import { type Answer, type CompareRequest, type Filter, type Operation, ResultCode } from '@doorward/ldap'
import { type Profile, profiles } from '../profile/index.ts'
import { syntaxOf } from '../schema/syntax.ts'
import { requireAssertionOf } from '../search/assertion.ts'
import { compileStatic } from '../search/compile-static.ts'
import { type Condition, Truth } from '../search/condition.ts'
import type { Entrance } from '../search/entrance.ts'
import { compileValueTest } from '../search/match-value.ts'
import type { Searcher } from '../search/search.ts'
import type { Session } from '../session.ts'

export type Comparer = (operation: Operation<Session, CompareRequest>) => Answer

/**
 * Compare (RFC 4511 §4.10): whether an entry has a value, by the attribute's equality rule. What a session does not see
 * is not there: compared is what a search would find.
 */
export function createComparer({ entrances, targetsOf }: Pick<Searcher, 'entrances' | 'targetsOf'>): Comparer {
  /** What a filter says of the entry. */
  function judge(entrance: Exclude<Entrance, { kind: 'refused' }>): (filter: Filter) => Truth {
    if (entrance.kind === 'static')
      return filter => truthOf(compileStatic(filter, [entrance.entry], entrance.profile), 0)
    const { place, sight } = entrance
    if (place.kind === 'node') {
      const { entries, tree } = sight
      return filter => truthOf(compileStatic(filter, entries, tree.view.profile), place.node.number)
    }
    if (place.kind === 'nothing') return () => Truth.undefined
    const target = targetsOf(sight)[place.kind === 'person' ? 'people' : 'groups']
    return filter => truthOf(target.compileFilter(filter), place.slot)
  }

  return operation => {
    const { request, connection } = operation
    const { attribute, value } = request
    const session = connection.state
    const entrance = entrances.of(request.entry, connection)
    if (session.kind === 'anonymous' && entrance.kind === 'refused') return entrance.answer
    // What is asked is judged before what it is asked of, as in OpenLDAP.
    const refusal = refusalOf(attribute, value, profileOf(entrance, session))
    if (refusal !== undefined) return refusal
    if (entrance.kind === 'refused') return entrance.answer
    const truthOf = judge(entrance)
    requireAssertionOf(operation, filter => truthOf(filter) === Truth.yes)
    if (truthOf({ kind: 'present', attribute }) !== Truth.yes) return absent
    switch (truthOf({ kind: 'equalityMatch', attribute, value })) {
      case Truth.yes:
        return same
      case Truth.no:
        return different
      case Truth.undefined:
    }
    return malformed
  }
}

/** Whose words are asked in. */
function profileOf(entrance: Entrance, session: Session): Profile {
  if (entrance.kind === 'static') return entrance.profile
  if (entrance.kind === 'place') return entrance.sight.tree.view.profile
  return session.kind === 'anonymous' ? profiles.standard : session.view.profile
}

const truthOf = (condition: Condition, place: number): Truth =>
  condition.kind === 'constant' ? condition.truth : condition.test(place)

/** A description with language tags is of a known kind, and nobody has it; any other option is not known. */
function refusalOf(attribute: string, value: Uint8Array, { types }: Profile): Answer | undefined {
  const [name = '', ...options] = attribute.toLowerCase().split(';')
  const type = types.get(name)
  if (type === undefined || !options.every(option => /^lang-[a-z0-9-]+$/.test(option))) return unknown
  if (syntaxOf(type.syntax).equality === undefined) return incomparable
  const test = compileValueTest({ kind: 'equalityMatch', attribute, value }, syntaxOf(type.syntax))
  return test === undefined ? malformed : undefined
}

const same: Answer = { resultCode: ResultCode.compareTrue }
const different: Answer = { resultCode: ResultCode.compareFalse }
const absent: Answer = { resultCode: ResultCode.noSuchAttribute }
const unknown: Answer = {
  resultCode: ResultCode.undefinedAttributeType,
  diagnosticMessage: 'This attribute type is not described in the schema.',
}
const incomparable: Answer = {
  resultCode: ResultCode.inappropriateMatching,
  diagnosticMessage: 'Values of this attribute are not compared.',
}
const malformed: Answer = {
  resultCode: ResultCode.invalidAttributeSyntax,
  diagnosticMessage: 'The value is not of the syntax of the attribute.',
}
