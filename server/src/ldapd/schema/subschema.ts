import type { Millis } from '#ground'
import { type StaticEntry, staticEntry } from '../entry/static-entry.ts'
import type { ContentRule, Profile } from '../profile/index.ts'
import { type AttributeType, userType } from './attribute-type.ts'
import { matchingRules, printMatchingRule, printMatchingRuleUse } from './matching-rule.ts'
import { type ObjectClass, objectClasses } from './object-class.ts'
import { syntaxes, syntaxOf } from './syntax.ts'
import { printGeneralizedTime } from './value-text.ts'

const made = new WeakMap<Profile, StaticEntry>()

/**
 * The subschema subentry of a profile (RFC 4512 §4.2): every attribute type and object class it may tell. Its timestamps
 * are of the moment it was first asked for: clients read a schema again when its modifyTimestamp has changed.
 */
export function subschemaOf(profile: Profile, now: Millis): StaticEntry {
  const known = made.get(profile)
  if (known !== undefined) return known
  const types = [...new Set(profile.types.values()), userPassword]
  const described = new Map([...objectClasses.values(), ...profile.objectClasses].map(of => [of.oid, of]))
  const classes = [...described.values()].map(allowPassword)
  const [cn = ''] = profile.subschemaDN.split(',')
  const entry = staticEntry(profile.types, profile.subschemaDN, {
    objectClass: ['top', 'subentry', 'subschema'],
    cn: [cn.slice(3)],
    structuralObjectClass: ['subentry'],
    entryDN: [profile.subschemaDN],
    subschemaSubentry: [profile.subschemaDN],
    hasSubordinates: ['FALSE'],
    createTimestamp: [printGeneralizedTime(now)],
    modifyTimestamp: [printGeneralizedTime(now)],
    attributeTypes: types.map(printAttributeType),
    objectClasses: classes.map(printObjectClass),
    dITContentRules: profile.contentRules.map(printContentRule),
    matchingRules: matchingRules.map(printMatchingRule),
    matchingRuleUse: matchingRules.flatMap(rule => printMatchingRuleUse(rule, types) ?? []),
    ldapSyntaxes: printSyntaxes(),
  })
  made.set(profile, entry)
  return entry
}

/**
 * RFC 4519 §2.41: written and never read, so no entry and no filter knows it; but clients that look names up before they
 * send them must find it.
 */
const userPassword = userType('userPassword', '2.5.4.35', 'octetString')
const allowPassword = (objectClass: ObjectClass): ObjectClass =>
  objectClass.name === 'person' ? { ...objectClass, may: [...objectClass.may, userPassword.name] } : objectClass

/** Operational types that clients write all the same: a person is disabled by one. */
const writable = new Set(['pwdAccountLockedTime'])
const usageOf = ({ name, ofServer }: AttributeType): string =>
  ofServer ? 'USAGE dSAOperation' : `${writable.has(name) ? '' : 'NO-USER-MODIFICATION '}USAGE directoryOperation`

/** RFC 4512 §4.1.2. */
export function printAttributeType(type: AttributeType): string {
  const { name, aliases, oid, syntax, single, operational } = type
  const { oid: syntaxOid, equality, ordering, substrings } = syntaxOf(syntax)
  const names = [name, ...aliases].map(name => `'${name}'`)
  return [
    `( ${oid} NAME ${names.length === 1 ? (names[0] ?? '') : `( ${names.join(' ')} )`}`,
    equality && `EQUALITY ${equality}`,
    ordering && `ORDERING ${ordering}`,
    substrings && `SUBSTR ${substrings}`,
    `SYNTAX ${syntaxOid}`,
    single && 'SINGLE-VALUE',
    operational && usageOf(type),
    ')',
  ]
    .filter(Boolean)
    .join(' ')
}

/** RFC 4512 §4.1.1. */
export function printObjectClass({ name, oid, superior, kind, must, may }: ObjectClass): string {
  return [
    `( ${oid} NAME '${name}'`,
    superior !== null && `SUP ${superior}`,
    kind,
    must.length > 0 && `MUST ${printNames(must)}`,
    may.length > 0 && `MAY ${printNames(may)}`,
    ')',
  ]
    .filter(Boolean)
    .join(' ')
}

/** RFC 4512 §4.1.6. */
export function printContentRule({ objectClass, auxiliary, may }: ContentRule): string {
  const oid = objectClasses.get(objectClass.toLowerCase())?.oid ?? objectClass
  return [
    `( ${oid} NAME '${objectClass}'`,
    auxiliary.length > 0 && `AUX ${printNames(auxiliary)}`,
    may.length > 0 && `MAY ${printNames(may)}`,
    ')',
  ]
    .filter(Boolean)
    .join(' ')
}

const printNames = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : `( ${names.join(' $ ')} )`

/** RFC 4512 §4.1.5: of attributes, and what assertions of rules are written in. */
function printSyntaxes(): string[] {
  const ofRules = matchingRules.map(({ assertion }) => assertion)
  return [...new Set([...Object.values(syntaxes).map(({ oid }) => oid), ...ofRules])].map(oid => `( ${oid} )`)
}
