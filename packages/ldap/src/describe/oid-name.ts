/** Names of controls, extended operations and intermediate responses, as their specifications call them. */
const names: Readonly<Record<string, string>> = {
  '1.2.826.0.1.3344810.2.3': 'matched values (RFC 3876)',
  '1.2.840.113556.1.4.319': 'paged results (RFC 2696)',
  '1.2.840.113556.1.4.417': 'show deleted (Active Directory)',
  '1.2.840.113556.1.4.473': 'sort (RFC 2891)',
  '1.2.840.113556.1.4.474': 'sort result (RFC 2891)',
  '1.2.840.113556.1.4.529': 'extended DN (Active Directory)',
  '1.2.840.113556.1.4.801': 'security descriptor flags (Active Directory)',
  '1.2.840.113556.1.4.805': 'tree delete (Active Directory)',
  '1.2.840.113556.1.4.1339': 'domain scope (Active Directory)',
  '1.2.840.113556.1.4.1340': 'search options (Active Directory)',
  '1.2.840.113556.1.4.1413': 'permissive modify (Active Directory)',
  '1.3.6.1.1.8': 'Cancel (RFC 3909)',
  '1.3.6.1.1.12': 'assertion (RFC 4528)',
  '1.3.6.1.1.13.1': 'pre-read (RFC 4527)',
  '1.3.6.1.1.13.2': 'post-read (RFC 4527)',
  '1.3.6.1.1.21.1': 'start transaction (RFC 5805)',
  '1.3.6.1.1.21.3': 'end transaction (RFC 5805)',
  '1.3.6.1.1.22': 'do not use copy (RFC 6171)',
  '1.3.6.1.4.1.1466.20036': 'notice of disconnection (RFC 4511)',
  '1.3.6.1.4.1.1466.20037': 'StartTLS (RFC 4511)',
  '1.3.6.1.4.1.4203.1.9.1.1': 'sync request (RFC 4533)',
  '1.3.6.1.4.1.4203.1.9.1.2': 'sync state (RFC 4533)',
  '1.3.6.1.4.1.4203.1.9.1.3': 'sync done (RFC 4533)',
  '1.3.6.1.4.1.4203.1.9.1.4': 'sync info (RFC 4533)',
  '1.3.6.1.4.1.4203.1.10.1': 'subentries (RFC 3672)',
  '1.3.6.1.4.1.4203.1.11.1': 'Password Modify (RFC 3062)',
  '1.3.6.1.4.1.4203.1.11.3': 'Who am I (RFC 4532)',
  '1.3.6.1.4.1.42.2.27.8.5.1': 'password policy',
  '2.16.840.1.113730.3.4.2': 'manageDsaIT (RFC 3296)',
  '2.16.840.1.113730.3.4.3': 'persistent search',
  '2.16.840.1.113730.3.4.9': 'virtual list view',
  '2.16.840.1.113730.3.4.10': 'virtual list view result',
  '2.16.840.1.113730.3.4.15': 'authorization identity response (RFC 3829)',
  '2.16.840.1.113730.3.4.16': 'authorization identity request (RFC 3829)',
  '2.16.840.1.113730.3.4.18': 'proxied authorization (RFC 4370)',
}

/** `name, oid`, or the OID alone when it has no name here. */
export function describeOID(oid: string): string {
  return Object.hasOwn(names, oid) ? `${names[oid]}, ${oid}` : oid
}
