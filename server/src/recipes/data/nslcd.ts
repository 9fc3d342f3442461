import type { Recipe } from '../recipe.ts'

export const nslcd: Recipe = {
  id: 'nslcd',
  title: 'Linux machines (nslcd)',
  category: 'servers',
  icon: 'linux',
  checked: 'real',
  needs: [
    'The directory server, reachable from the machine.',
    'Accounts on Unix machines, switched on in the settings of the directory server.',
    'The packages `libnss-ldapd` and `libpam-ldapd` of the machine, for machines that are too small for SSSD.',
  ],
  ways: [
    {
      door: 'ldap',
      hint: 'People sign in on the machine with their account here.',
      placeholderAddress: 'https://shell.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Put the authority of our certificate at {{ldapAuthority}} on the machine, unless it is a public one.',
        'Write nslcd.conf as /etc/nslcd.conf, of root and with mode 600, and restart nslcd. Debian’s packages write the rest themselves.',
      ],
      snippets: [
        {
          name: 'nslcd.conf',
          file: 'nslcd.conf',
          dialect: 'line',
          text: `uri {{ldapUrl}}
tls_reqcert demand
tls_cacertfile {{ldapAuthority}}
base {{base}}
binddn {{bindDn}}
bindpw {{secret}}
filter shadow (objectClass=posixAccount)
`,
        },
        {
          name: 'nsswitch.conf',
          file: 'nslcd-nsswitch.conf',
          dialect: 'text',
          text: `passwd: files ldap
group: files ldap
shadow: files ldap
`,
        },
        {
          name: 'PAM',
          file: 'nslcd-pam',
          dialect: 'text',
          text: `auth required pam_ldap.so
account required pam_ldap.so
`,
        },
      ],
      quirks: [
        'Nothing is kept while we cannot be reached: keep one account of the machine’s own.',
        'Our people have no `shadowAccount`; the filter lets `getent shadow` tell of them all the same.',
        'It reads no keys for sshd; SSSD does.',
      ],
      adminFlag: 'None. Name a group in sudoers: `%operations ALL=(ALL) ALL`.',
      groups: {
        readAt: 'Groups of the tree that the app’s rule names, with whoever is in groups inside them.',
        sentAs: 'name',
      },
      signOut: {
        kind: 'keeps',
        words: 'A shell that is open stays open. The next sign-in with a password is refused.',
      },
      next: [],
    },
  ],
}
