/** What a recipe is filled with. The program is an app of its own, and `account` its DN. */
export interface RecipeValues {
  /** `ldaps://id.example.com:6360` */
  url: string
  account: string
  secret: string
  /** Where the program's machine keeps the authority of the certificate. */
  authority: string
}

export interface Recipe {
  title: string
  /** The name of the app, if nothing else is chosen. */
  app: string
  /** The file it goes into; null: what the site has of its own. */
  file: string | null
  write: (values: RecipeValues) => string
}

/** Settings of programs, as they are tried against this server; docs/protocol/ldap-clients.md has more of each. */
export const recipes: Record<string, Recipe> = {
  'sssd.conf': {
    title: 'SSSD',
    app: 'unix',
    file: '/etc/sssd/sssd.conf',
    write: ({ url, account, secret, authority }) => `[sssd]
services = nss, pam, ssh
domains = example

[domain/example]
id_provider = ldap
auth_provider = ldap
access_provider = permit
ldap_uri = ${url}
ldap_tls_cacert = ${authority}
ldap_search_base = ${account}
ldap_default_bind_dn = ${account}
ldap_default_authtok = ${secret}
ldap_schema = rfc2307bis
auto_private_groups = true
`,
  },
  'nslcd.conf': {
    title: 'nslcd',
    app: 'unix',
    file: '/etc/nslcd.conf',
    write: ({ url, account, secret, authority }) => `uri ${url}
tls_reqcert demand
tls_cacertfile ${authority}
base ${account}
binddn ${account}
bindpw ${secret}
filter shadow (objectClass=posixAccount)
`,
  },
  'apache.conf': {
    title: 'Apache',
    app: 'intranet',
    file: null,
    write: ({ url, account, secret, authority }) => `LDAPTrustedGlobalCert CA_BASE64 ${authority}
LDAPCacheEntries 0
LDAPOpCacheEntries 0

<Location /app/>
  AuthType Basic
  AuthName "Intranet"
  AuthBasicProvider ldap
  AuthLDAPURL "${url}/${account}?uid,displayName,mail?sub?(objectClass=person)"
  AuthLDAPBindDN "${account}"
  AuthLDAPBindPassword "${secret}"
  Require valid-user
</Location>
`,
  },
  'dovecot-ldap.conf.ext': {
    title: 'Dovecot',
    app: 'mail',
    file: '/etc/dovecot/dovecot-ldap.conf.ext',
    write: ({ url, account, secret, authority }) => `uris = ${url}
tls_ca_cert_file = ${authority}
tls_require_cert = demand
dn = ${account}
dnpass = ${secret}
base = ${account}
auth_bind = yes
pass_filter = (&(objectClass=person)(|(uid=%u)(mail=%u)))
pass_attrs = uid=user
user_filter = (&(objectClass=person)(|(uid=%u)(mail=%u)))
user_attrs = uid=user, =home=/var/mail/%{ldap:uid}, uidNumber=uid, gidNumber=gid
iterate_filter = (objectClass=person)
iterate_attrs = uid=user
`,
  },
  'freeradius-ldap': {
    title: 'FreeRADIUS',
    app: 'wifi',
    file: 'mods-enabled/ldap',
    write: ({ url, account, secret, authority }) => `ldap {
  server = "${url}"
  identity = "${account}"
  password = "${secret}"
  base_dn = "${account}"
  user {
    base_dn = "\${..base_dn}"
    filter = "(&(objectClass=person)(uid=%{%{Stripped-User-Name}:-%{User-Name}}))"
  }
  group {
    base_dn = "\${..base_dn}"
    filter = "(objectClass=groupOfNames)"
    membership_attribute = memberOf
  }
  tls {
    ca_file = "${authority}"
    require_cert = "demand"
    start_tls = no
  }
}
`,
  },
}
