import type { AttributeType } from './attribute-type.ts'
import { type SyntaxName, syntaxes, syntaxOf } from './syntax.ts'

/** A matching rule as RFC 4512 §4.1.3 describes it. */
export interface MatchingRule {
  name: string
  oid: string
  kind: 'equality' | 'ordering' | 'substrings' | 'bits-all' | 'bits-any' | 'chain'
  /** How values and assertions are prepared, and of which syntax the attributes are that it is for. */
  syntax: SyntaxName
  /** OID of the syntax assertions are written in. */
  assertion: string
}

const substringAssertion = '1.3.6.1.4.1.1466.115.121.1.58'

const rule = (name: string, oid: string, kind: MatchingRule['kind'], syntax: SyntaxName): MatchingRule => ({
  name,
  oid,
  kind,
  syntax,
  assertion: kind === 'substrings' ? substringAssertion : syntaxes[syntax === 'schemaDescription' ? 'oid' : syntax].oid,
})

/** Every rule served (RFC 4517 §4.2, RFC 4530, OpenLDAP's for CSNs, and those of Active Directory). */
export const matchingRules: readonly MatchingRule[] = [
  rule('objectIdentifierMatch', '2.5.13.0', 'equality', 'oid'),
  rule('distinguishedNameMatch', '2.5.13.1', 'equality', 'dn'),
  rule('caseIgnoreMatch', '2.5.13.2', 'equality', 'directoryString'),
  rule('caseIgnoreOrderingMatch', '2.5.13.3', 'ordering', 'directoryString'),
  rule('caseIgnoreSubstringsMatch', '2.5.13.4', 'substrings', 'directoryString'),
  rule('caseExactMatch', '2.5.13.5', 'equality', 'directoryStringExact'),
  rule('caseExactOrderingMatch', '2.5.13.6', 'ordering', 'directoryStringExact'),
  rule('caseExactSubstringsMatch', '2.5.13.7', 'substrings', 'directoryStringExact'),
  rule('booleanMatch', '2.5.13.13', 'equality', 'boolean'),
  rule('integerMatch', '2.5.13.14', 'equality', 'integer'),
  rule('integerOrderingMatch', '2.5.13.15', 'ordering', 'integer'),
  rule('octetStringMatch', '2.5.13.17', 'equality', 'octetString'),
  rule('octetStringOrderingMatch', '2.5.13.18', 'ordering', 'octetString'),
  rule('telephoneNumberMatch', '2.5.13.20', 'equality', 'telephoneNumber'),
  rule('telephoneNumberSubstringsMatch', '2.5.13.21', 'substrings', 'telephoneNumber'),
  rule('uniqueMemberMatch', '2.5.13.23', 'equality', 'nameAndOptionalUID'),
  rule('generalizedTimeMatch', '2.5.13.27', 'equality', 'generalizedTime'),
  rule('generalizedTimeOrderingMatch', '2.5.13.28', 'ordering', 'generalizedTime'),
  rule('objectIdentifierFirstComponentMatch', '2.5.13.30', 'equality', 'schemaDescription'),
  rule('caseExactIA5Match', '1.3.6.1.4.1.1466.109.114.1', 'equality', 'ia5StringExact'),
  rule('caseIgnoreIA5Match', '1.3.6.1.4.1.1466.109.114.2', 'equality', 'ia5String'),
  rule('caseIgnoreIA5SubstringsMatch', '1.3.6.1.4.1.1466.109.114.3', 'substrings', 'ia5String'),
  rule('uuidMatch', '1.3.6.1.1.16.2', 'equality', 'uuid'),
  rule('uuidOrderingMatch', '1.3.6.1.1.16.3', 'ordering', 'uuid'),
  rule('CSNMatch', '1.3.6.1.4.1.4203.666.11.2.2', 'equality', 'csn'),
  rule('CSNOrderingMatch', '1.3.6.1.4.1.4203.666.11.2.3', 'ordering', 'csn'),
  rule('integerBitAndMatch', '1.2.840.113556.1.4.803', 'bits-all', 'integer'),
  rule('integerBitOrMatch', '1.2.840.113556.1.4.804', 'bits-any', 'integer'),
  // LDAP_MATCHING_RULE_IN_CHAIN is no name as RFC 4512 §1.4 has names.
  rule('', '1.2.840.113556.1.4.1941', 'chain', 'dn'),
]

const byKey = new Map(
  matchingRules.flatMap(rule => [rule.name, rule.oid].map(key => [key.toLowerCase(), rule] as const)),
)
byKey.delete('')

/** A rule by name, in any letter case, or OID. */
export const findMatchingRule = (name: string): MatchingRule | undefined => byKey.get(name.toLowerCase())

/**
 * Whether a rule can be asked for by name on an attribute: both are of one syntax, or a telephone number is taken for the
 * text it is, as in OpenLDAP. Substring rules never are.
 */
export function isUsableWith(rule: MatchingRule, type: AttributeType): boolean {
  if (rule.kind === 'substrings') return false
  const oid = syntaxOf(rule.syntax).oid
  return (
    oid === syntaxOf(type.syntax).oid || (type.syntax === 'telephoneNumber' && oid === syntaxes.directoryString.oid)
  )
}

/** Whether entries can be sorted by an attribute with a rule: texts of any kind by the rules for text. */
export function isSortableBy(rule: MatchingRule, type: AttributeType): boolean {
  const isText = texts.has(rule.syntax) && texts.has(type.syntax)
  return rule.kind === 'ordering' && (isText || isUsableWith(rule, type))
}

const texts: ReadonlySet<SyntaxName> = new Set([
  'directoryString',
  'directoryStringExact',
  'day',
  'ia5String',
  'ia5StringExact',
  'telephoneNumber',
])

/**
 * The rule that sorts an attribute by itself: its own ordering rule, or the first that can. RFC 4519 gives names none,
 * and clients sort by names all the same.
 */
export function orderingRuleOf(type: AttributeType): MatchingRule | undefined {
  const { ordering } = syntaxOf(type.syntax)
  if (ordering !== undefined) return findMatchingRule(ordering)
  return matchingRules.find(rule => isSortableBy(rule, type))
}

/** RFC 4512 §4.1.3. */
export const printMatchingRule = ({ name, oid, assertion }: MatchingRule): string =>
  `( ${oid} ${name === '' ? '' : `NAME '${name}' `}SYNTAX ${assertion} )`

/** RFC 4512 §4.1.4: the attributes of a schema that a rule can be asked for on; undefined if there are none. */
export function printMatchingRuleUse(rule: MatchingRule, types: readonly AttributeType[]): string | undefined {
  const names = types.filter(type => isUsableWith(rule, type)).map(({ name }) => name)
  if (names.length === 0) return undefined
  const list = names.length === 1 ? names[0] : `( ${names.join(' $ ')} )`
  return `( ${rule.oid} ${rule.name === '' ? '' : `NAME '${rule.name}' `}APPLIES ${list} )`
}
