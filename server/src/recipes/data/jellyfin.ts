import type { Recipe } from '../recipe.ts'

export const jellyfin: Recipe = {
  id: 'jellyfin',
  title: 'Jellyfin',
  category: 'media',
  icon: 'jellyfin',
  checked: 'documented',
  needs: [
    'Jellyfin’s plugin “LDAP Authentication”, from its own catalogue.',
    'The directory server, reachable from Jellyfin.',
  ],
  ways: [
    {
      door: 'ldap',
      hint: 'Jellyfin asks for name and password itself, also on televisions and phones, and asks us.',
      placeholderAddress: 'https://media.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Install the plugin, restart Jellyfin, and type the values into its settings.',
        'If our certificate is not of a public authority, give its file as Root CA; in a container, let the container have it.',
        'Take “Save and Test LDAP Server Settings”, then “Save and Query Users”: it names whoever may open the app.',
      ],
      snippets: [
        {
          name: 'Plugin',
          file: 'jellyfin-ldap',
          dialect: 'text',
          text: `LDAP Server: {{ldapHost}}
LDAP Port: {{ldapPort}}
Secure LDAP: on
StartTLS: off
Skip SSL/TLS Verification: off
Allow Password Change: off
LDAP Bind User: {{bindDn}}
LDAP Bind User Password: {{secret}}
LDAP Base DN for searches: {{peopleBase}}
LDAP Search Filter: (objectClass=inetOrgPerson)
LDAP Search Attributes: uid, mail
LDAP Uid Attribute: uid
LDAP Username Attribute: uid
LDAP Password Attribute: userPassword
LDAP Admin Base DN: {{peopleBase}}
LDAP Admin Filter: (|(employeeType=admin)(employeeType=owner))
Enable User Creation: on
`,
        },
      ],
      quirks: [
        'The plugin finds an account again by its name: delete that of somebody who has left in Jellyfin before the name is given to somebody else.',
        'An account Jellyfin had before goes on with its own password, until its provider is changed to LDAP in its profile there.',
        'People with a second factor give each device a password for the app.',
        '“Allow Password Change” stays off: people change their password here.',
      ],
      adminFlag:
        'The admin filter, at each sign-in: admins and owners here. For a group instead: `(memberOf=…)` with its DN, which stands below the groups of the values.',
      groups: { readAt: 'Only in filters, by `memberOf`.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words: 'Jellyfin keeps the sign-in of each device until somebody ends it there; the next password is refused.',
      },
      next: [
        { title: 'Libraries', hint: 'Which ones new people see is set in the plugin too, below “Library access”.' },
      ],
    },
  ],
}
