/**
 * Names that mean something already at some door, so that no custom attribute may bear them: in LDAP there would be two
 * attributes of one name, in a token a claim that hides another. They are kept here as data, since the directory knows
 * no door; tests at the doors show that nothing they serve is missing.
 */
const ldapNames = `
  objectClass cn commonName sn surname c countryName l localityName st stateOrProvinceName o organizationName
  ou organizationalUnitName description telephoneNumber member givenName gn uid userid mail rfc822Mailbox
  dc domainComponent memberUid employeeType mailAlternateAddress preferredLanguage displayName sAMAccountName
  userPrincipalName objectCategory isAdmin twoFactorAuthenticationEnabled username
  uidNumber gidNumber gecos homeDirectory loginShell sshPublicKey
  memberOf entryUUID entryDN entryCSN createTimestamp modifyTimestamp creatorsName modifiersName hasSubordinates
  numSubordinates subschemaSubentry structuralObjectClass pwdAccountLockedTime pwdChangedTime contextCSN
  namingContexts defaultNamingContext altServer supportedControl supportedExtension supportedFeatures
  supportedLDAPVersion supportedSASLMechanisms vendorName vendorVersion
  attributeTypes objectClasses matchingRules matchingRuleUse dITContentRules dITStructureRules nameForms ldapSyntaxes
  uniqueMember jpegPhoto userPassword authPassword
`

/** OIDC Core §5.1 and what else an ID token, an access token or an introspection answer may hold. */
const claimNames = `
  iss sub aud exp nbf iat jti nonce acr amr azp auth_time at_hash c_hash s_hash sid sub_jwk cnf act may_act client_id
  scope events active token_type _claim_names _claim_sources
  name given_name family_name preferred_username locale zoneinfo picture updated_at email email_verified
  phone_number phone_number_verified address groups role roles admin
`

/** Names that are taken for good, in lower case. */
export const reservedAttributeNames: ReadonlySet<string> = new Set(
  `${ldapNames} ${claimNames}`.toLowerCase().trim().split(/\s+/),
)
