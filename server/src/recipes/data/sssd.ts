import type { Recipe } from '../recipe.ts'

export const sssd: Recipe = {
  id: 'sssd',
  title: 'Linux machines (SSSD)',
  category: 'servers',
  icon: 'linux',
  checked: 'real',
  needs: [
    'The directory server, reachable from the machine.',
    'Accounts on Unix machines, switched on in the settings of the directory server.',
    'The packages `sssd`, `libnss-sss` and `libpam-sss` of the machine.',
  ],
  ways: [
    {
      door: 'ldap',
      hint: 'People sign in on the machine with their account here, and sshd reads their keys.',
      placeholderAddress: 'https://shell.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Put the authority of our certificate at {{ldapAuthority}} on the machine, unless it is a public one.',
        'Write sssd.conf as /etc/sssd/sssd.conf, of root and with mode 600, and restart SSSD. Debian’s packages write the rest themselves.',
      ],
      snippets: [
        {
          name: 'sssd.conf',
          file: 'sssd.conf',
          dialect: 'ini',
          text: `[sssd]
services = nss, pam, ssh
domains = example

[domain/example]
id_provider = ldap
auth_provider = ldap
access_provider = permit
ldap_uri = {{ldapUrl}}
ldap_tls_cacert = {{ldapAuthority}}
ldap_search_base = {{base}}
ldap_default_bind_dn = {{bindDn}}
ldap_default_authtok = {{secret}}
ldap_schema = rfc2307bis
auto_private_groups = true
`,
        },
        {
          name: 'nsswitch.conf',
          file: 'sssd-nsswitch.conf',
          dialect: 'text',
          text: `passwd: files sss
group: files sss
`,
        },
        {
          name: 'PAM',
          file: 'sssd-pam',
          dialect: 'text',
          text: `auth required pam_sss.so
account required pam_sss.so
`,
        },
      ],
      quirks: [
        'With `access_provider = permit` whoever may open the app may sign in: nobody else is in its tree.',
        'SSSD keeps what it has read for some time; `sss_cache --everything` makes it ask again.',
        'For keys, tell sshd: `AuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys` and `AuthorizedKeysCommandUser nobody`.',
      ],
      adminFlag: 'None. Name a group in sudoers: `%operations ALL=(ALL) ALL`.',
      groups: {
        readAt: 'Groups of the tree that the app’s rule names, with whoever is in groups inside them.',
        sentAs: 'name',
      },
      signOut: {
        kind: 'keeps',
        words:
          'A shell that is open stays open. The next sign-in with a password is refused at once, one with a key once SSSD has asked again.',
      },
      next: [
        {
          title: 'Who may become root',
          hint: 'A group of ours in sudoers; keep one account of the machine’s own for an outage.',
        },
      ],
    },
  ],
}
