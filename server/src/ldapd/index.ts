/**
 * ldapd: the directory server, the LDAP door for apps. It answers from the directory's memory; what it keeps itself are
 * entries as bytes, made from there, and connections. The protocol's bytes are packages/ldap's.
 */
export type { BindPerson, BoundApp } from './bind/bind.ts'
export {
  createDirectoryServer,
  type DirectoryServer,
  type DirectoryServerParts,
  type ServerState,
} from './directory-server.ts'
export type { LdapNoticed, LdapSeen, QueryFilter } from './queries/query-log.ts'
export { profileNames, profileWith } from './profile/index.ts'
export { printOpenLdapLdif, printOpenLdapSchema } from './schema/openldap.ts'
export {
  openCertificate,
  type CertificateInfo,
  type CertificateOptions,
  type CertificateSource,
} from './certificate/certificate.ts'
