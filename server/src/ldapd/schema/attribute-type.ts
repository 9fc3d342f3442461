import type { SyntaxName } from './syntax.ts'

/** An attribute type as RFC 4512 §4.1.2 describes it. Its name is spelled as answers carry it. */
export interface AttributeType {
  name: string
  aliases: readonly string[]
  oid: string
  syntax: SyntaxName
  single: boolean
  operational: boolean
  /** An operational one that tells of the server, and differs from node to node (RFC 4512 §4.1.2: dSAOperation). */
  ofServer: boolean
}

/** OIDs of our own types: children of a UUID (ITU-T X.667). */
const arc = '2.25.252247052293528246390914548764115688191'

/** 1 to 3 are attribute types, 4 is a class of the profile `lldap`. */
export const ownOid = (number: number): string => `${arc}.${number}`

export const userType = (
  name: string,
  oid: string,
  syntax: SyntaxName,
  more: Partial<AttributeType> = {},
): AttributeType => ({
  name,
  oid,
  syntax,
  aliases: [],
  single: false,
  operational: false,
  ofServer: false,
  ...more,
})
const operationalType = (name: string, oid: string, syntax: SyntaxName, single = true): AttributeType =>
  userType(name, oid, syntax, { single, operational: true })
const rootType = (name: string, oid: string, syntax: SyntaxName, single = false): AttributeType =>
  userType(name, oid, syntax, { single, operational: true, ofServer: true })

/** Every attribute type served, by its name in lower case. A profile may tell some of them otherwise. */
export const attributeTypes = byName([
  userType('objectClass', '2.5.4.0', 'oid'),
  userType('cn', '2.5.4.3', 'directoryString', { aliases: ['commonName'] }),
  userType('sn', '2.5.4.4', 'directoryString', { aliases: ['surname'] }),
  userType('c', '2.5.4.6', 'directoryString', { aliases: ['countryName'], single: true }),
  userType('l', '2.5.4.7', 'directoryString', { aliases: ['localityName'] }),
  userType('st', '2.5.4.8', 'directoryString', { aliases: ['stateOrProvinceName'] }),
  userType('o', '2.5.4.10', 'directoryString', { aliases: ['organizationName'] }),
  userType('ou', '2.5.4.11', 'directoryString', { aliases: ['organizationalUnitName'] }),
  userType('description', '2.5.4.13', 'directoryString'),
  userType('telephoneNumber', '2.5.4.20', 'telephoneNumber'),
  userType('member', '2.5.4.31', 'dn'),
  userType('givenName', '2.5.4.42', 'directoryString', { aliases: ['gn'] }),
  userType('uid', '0.9.2342.19200300.100.1.1', 'directoryString', { aliases: ['userid'] }),
  userType('mail', '0.9.2342.19200300.100.1.3', 'ia5String', { aliases: ['rfc822Mailbox'] }),
  userType('dc', '0.9.2342.19200300.100.1.25', 'ia5String', { aliases: ['domainComponent'], single: true }),
  userType('jpegPhoto', '0.9.2342.19200300.100.1.60', 'jpeg'),
  userType('memberUid', '1.3.6.1.1.1.1.12', 'ia5String'),
  userType('employeeType', '2.16.840.1.113730.3.1.4', 'directoryString'),
  userType('mailAlternateAddress', '2.16.840.1.113730.3.1.13', 'ia5String'),
  userType('preferredLanguage', '2.16.840.1.113730.3.1.39', 'directoryString', { single: true }),
  userType('displayName', '2.16.840.1.113730.3.1.241', 'directoryString', { single: true }),
  userType('sAMAccountName', '1.2.840.113556.1.4.221', 'directoryString', { single: true }),
  userType('userPrincipalName', '1.2.840.113556.1.4.656', 'directoryString', { single: true }),
  userType('objectCategory', '1.2.840.113556.1.4.782', 'directoryString', { single: true }),
  userType('isAdmin', ownOid(1), 'boolean', { single: true }),
  userType('twoFactorAuthenticationEnabled', ownOid(2), 'boolean', { single: true }),
  userType('username', ownOid(3), 'directoryString', { single: true }),
  operationalType('memberOf', '1.2.840.113556.1.2.102', 'dn', false),
  operationalType('entryUUID', '1.3.6.1.1.16.4', 'uuid'),
  operationalType('entryDN', '1.3.6.1.1.20', 'dn'),
  operationalType('entryCSN', '1.3.6.1.4.1.4203.666.1.7', 'csn'),
  operationalType('contextCSN', '1.3.6.1.4.1.4203.666.1.25', 'csn', false),
  operationalType('createTimestamp', '2.5.18.1', 'generalizedTime'),
  operationalType('modifyTimestamp', '2.5.18.2', 'generalizedTime'),
  operationalType('hasSubordinates', '2.5.18.9', 'boolean'),
  operationalType('subschemaSubentry', '2.5.18.10', 'dn'),
  operationalType('structuralObjectClass', '2.5.21.9', 'oid'),
  operationalType('pwdAccountLockedTime', '1.3.6.1.4.1.42.2.27.8.1.17', 'generalizedTime'),
  rootType('namingContexts', '1.3.6.1.4.1.1466.101.120.5', 'dn'),
  rootType('defaultNamingContext', '1.2.840.113556.1.4.521', 'dn', true),
  rootType('supportedControl', '1.3.6.1.4.1.1466.101.120.13', 'oid'),
  rootType('supportedExtension', '1.3.6.1.4.1.1466.101.120.7', 'oid'),
  rootType('supportedFeatures', '1.3.6.1.4.1.4203.1.3.5', 'oid'),
  rootType('supportedLDAPVersion', '1.3.6.1.4.1.1466.101.120.15', 'integer'),
  rootType('supportedSASLMechanisms', '1.3.6.1.4.1.1466.101.120.14', 'directoryString'),
  rootType('vendorName', '1.3.6.1.1.4', 'directoryString', true),
  rootType('vendorVersion', '1.3.6.1.1.5', 'directoryString', true),
  operationalType('attributeTypes', '2.5.21.5', 'schemaDescription', false),
  operationalType('objectClasses', '2.5.21.6', 'schemaDescription', false),
  operationalType('matchingRules', '2.5.21.4', 'schemaDescription', false),
  operationalType('matchingRuleUse', '2.5.21.8', 'schemaDescription', false),
  operationalType('dITContentRules', '2.5.21.2', 'schemaDescription', false),
  operationalType('ldapSyntaxes', '1.3.6.1.4.1.1466.101.120.16', 'schemaDescription', false),
])

export function byName(types: readonly AttributeType[]): ReadonlyMap<string, AttributeType> {
  return new Map(types.map(type => [type.name.toLowerCase(), type]))
}

/** The type of a name; a bug if there is none. */
export function getAttributeType(name: string): AttributeType {
  const type = attributeTypes.get(name.toLowerCase())
  if (type === undefined) throw new Error(`The attribute type ${name} is not described.`)
  return type
}
