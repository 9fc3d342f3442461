import type { Recipe } from '../recipe.ts'

export const apacheLdap: Recipe = {
  id: 'apache-ldap',
  title: 'Pages behind Apache (mod_authnz_ldap)',
  category: 'servers',
  icon: 'apache',
  checked: 'real',
  needs: [
    'The directory server, reachable from Apache.',
    'The modules `ldap` and `authnz_ldap` (`a2enmod authnz_ldap`).',
  ],
  ways: [
    {
      door: 'ldap',
      hint: 'The browser’s own window asks for name and password, and Apache asks us.',
      placeholderAddress: 'https://intranet.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Put the authority of our certificate at {{ldapAuthority}}, unless it is a public one.',
        'Put the block into the site, with the path of what it is for instead of /app/, and reload Apache.',
      ],
      snippets: [
        {
          name: 'Apache',
          file: 'apache.conf',
          dialect: 'apache',
          text: `LDAPTrustedGlobalCert CA_BASE64 {{ldapAuthority}}
LDAPCacheEntries 0
LDAPOpCacheEntries 0

<Location /app/>
  AuthType Basic
  AuthName "Intranet"
  AuthBasicProvider ldap
  AuthLDAPURL "{{ldapUrl}}/{{base|url}}?uid,displayName,mail?sub?(objectClass=person)"
  AuthLDAPBindDN "{{bindDn}}"
  AuthLDAPBindPassword "{{secret}}"
  Require valid-user
</Location>
`,
        },
      ],
      quirks: [
        'Without the two lines about its caches Apache lets somebody in for ten minutes after they were disabled.',
        'Browsers keep what was typed until they are closed, and send it with every request: only over https.',
        'Forward auth shows our own page instead, with second factors; this is for what cannot use it.',
        'People with a second factor type a password for the app.',
      ],
      adminFlag: 'The attribute `employeeType`: `Require ldap-attribute employeeType=admin`.',
      groups: {
        readAt: '`Require ldap-group` with the DN of a group below the groups of the app’s tree.',
        sentAs: 'name',
      },
      signOut: {
        kind: 'renews',
        words:
          'Apache asks us at every request, so that the next one is refused once somebody is disabled. A sign-out here does not make the browser forget the password.',
      },
      next: [],
    },
  ],
}
