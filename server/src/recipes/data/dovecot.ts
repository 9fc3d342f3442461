import type { Recipe } from '../recipe.ts'

export const dovecot: Recipe = {
  id: 'dovecot',
  title: 'Dovecot',
  category: 'mail',
  icon: null,
  checked: 'real',
  needs: [
    'The directory server, reachable from the mail server.',
    'Dovecot 2.3 with its LDAP module (`dovecot-ldap`).',
  ],
  ways: [
    {
      door: 'ldap',
      hint: 'Mail programs send name and password to Dovecot, which asks us.',
      placeholderAddress: 'https://mail.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Put the authority of our certificate at {{ldapAuthority}} on the mail server, unless it is a public one.',
        'Write the first block as /etc/dovecot/dovecot-ldap.conf.ext, of root and with mode 600, and name it in conf.d/auth-ldap.conf.ext as the second has it.',
      ],
      snippets: [
        {
          name: 'dovecot-ldap.conf.ext',
          file: 'dovecot-ldap.conf.ext',
          dialect: 'dovecot',
          text: `uris = {{ldapUrl}}
tls_ca_cert_file = {{ldapAuthority}}
tls_require_cert = demand
dn = {{bindDn}}
dnpass = {{secret}}
base = {{base}}
auth_bind = yes
pass_filter = (&(objectClass=person)(|(uid=%u)(mail=%u)))
pass_attrs = uid=user
user_filter = (&(objectClass=person)(|(uid=%u)(mail=%u)))
user_attrs = uid=user, =home=/var/mail/%{ldap:uid}, uidNumber=uid, gidNumber=gid
iterate_filter = (objectClass=person)
iterate_attrs = uid=user
`,
        },
        {
          name: 'auth-ldap.conf.ext',
          file: 'auth-ldap.conf.ext',
          dialect: 'dovecot',
          text: `passdb {
  driver = ldap
  args = /etc/dovecot/dovecot-ldap.conf.ext
}
userdb {
  driver = ldap
  args = /etc/dovecot/dovecot-ldap.conf.ext
}
`,
        },
      ],
      quirks: [
        'This is how Dovecot 2.3 is set up; 2.4 names these settings differently.',
        'People with a second factor give their mail program a password for the app.',
        'Mail lies where the username says. Before a name is given to somebody else, move away the mail of whoever had it.',
        'Numbers of users and groups are read where accounts on Unix machines are switched on; else name one user for all mail in `user_attrs`.',
      ],
      adminFlag: 'None: Dovecot has no admins.',
      groups: { readAt: 'Not read. `pass_filter` can ask for one: `(memberOf=cn=mail,…)`.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'A connection that is open stays open until the program closes it; the next one asks us, and is refused.',
      },
      next: [
        {
          title: 'Sending as well',
          hint: 'Postfix asks Dovecot: `smtpd_sasl_type = dovecot`, so that nothing more is set up here.',
        },
      ],
    },
  ],
}
