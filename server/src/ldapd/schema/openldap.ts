import type { Profile } from '../profile/index.ts'
import { printAttributeType, printContentRule, printObjectClass } from './subschema.ts'

/** What else the slapd that reads it has loaded. */
export interface Beside {
  /** The schema of RFC 2307bis, which is not nis.schema: there posixGroup is structural. */
  rfc2307bis: boolean
  /** The overlay ppolicy. */
  ppolicy: boolean
}

/** What slapd has by itself and by core, cosine and inetorgperson, of all that we tell. */
const known: ReadonlySet<string> = new Set(
  [
    'objectClass cn sn c l st o ou description telephoneNumber member givenName uid mail dc employeeType jpegPhoto',
    'preferredLanguage displayName entryUUID entryDN entryCSN contextCSN createTimestamp modifyTimestamp hasSubordinates',
    'subschemaSubentry structuralObjectClass top person organizationalPerson inetOrgPerson groupOfNames uniqueMember',
    'groupOfUniqueNames uidNumber gidNumber',
    // Not told to copies, and the overlay memberof's.
    'memberOf',
  ].flatMap(names => names.toLowerCase().split(' ')),
)

const ofRfc2307bis: ReadonlySet<string> = new Set(
  'homeDirectory loginShell memberUid posixAccount posixGroup'.toLowerCase().split(' '),
)
const lockedTime = 'pwdAccountLockedTime'

/** What a profile tells beyond slapd's own schemas, as RFC 4512 describes it. */
function describe(profile: Profile, beside: Beside) {
  const isNew = (name: string): boolean => {
    const folded = name.toLowerCase()
    if (folded === lockedTime.toLowerCase()) return !beside.ppolicy
    return !known.has(folded) && !(beside.rfc2307bis && ofRfc2307bis.has(folded))
  }
  const told = [...profile.person.attributes, ...profile.group.attributes].map(({ type }) => type)
  // slapd takes no operational attribute from a file; there it is an attribute of people.
  const types = [...new Set(told)].filter(({ name }) => isNew(name)).map(type => ({ ...type, operational: false }))
  const rules = profile.contentRules.map(rule =>
    rule.objectClass === 'inetOrgPerson' && !beside.ppolicy ? { ...rule, may: [...rule.may, lockedTime] } : rule,
  )
  return {
    attributeTypes: types.map(printAttributeType),
    objectClasses: profile.objectClasses.filter(({ name }) => isNew(name)).map(printObjectClass),
    contentRules: rules.map(printContentRule),
  }
}

/** A file for slapd.conf's `include`. */
export function printOpenLdapSchema(profile: Profile, beside: Beside): string {
  const { attributeTypes, objectClasses, contentRules } = describe(profile, beside)
  return [
    `# What Doorward tells in the profile “${profile.name}”, beyond core.schema, cosine.schema and inetorgperson.schema.`,
    ...attributeTypes.map(text => `attributetype ${text}`),
    ...objectClasses.map(text => `objectclass ${text}`),
    ...contentRules.map(text => `ditcontentrule ${text}`),
    '',
  ].join('\n')
}

/** The same as an entry below `cn=schema,cn=config`. */
export function printOpenLdapLdif(profile: Profile, beside: Beside): string {
  const { attributeTypes, objectClasses, contentRules } = describe(profile, beside)
  return [
    'dn: cn=doorward,cn=schema,cn=config',
    'objectClass: olcSchemaConfig',
    'cn: doorward',
    ...attributeTypes.map(text => `olcAttributeTypes: ${text}`),
    ...objectClasses.map(text => `olcObjectClasses: ${text}`),
    ...contentRules.map(text => `olcDitContentRules: ${text}`),
    '',
  ].join('\n')
}
