import type { Recipe } from '../recipe.ts'

export const nextcloud: Recipe = {
  id: 'nextcloud',
  title: 'Nextcloud',
  category: 'files',
  icon: 'nextcloud',
  checked: 'documented',
  needs: [
    'Nextcloud’s own app “OpenID Connect user backend” (`user_oidc`), not “Social login”, which keeps accounts apart in another way.',
    'A command line in Nextcloud’s container or folder, for `occ`.',
  ],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; Nextcloud never sees a password.',
      placeholderAddress: 'https://cloud.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/apps/user_oidc/code', '{{address}}/index.php/apps/user_oidc/code'],
          postLogoutRedirectUris: ['{{address}}'],
          backchannelLogoutUri: '{{address}}/index.php/apps/user_oidc/backchannel-logout/doorward',
          authMethod: 'client_secret_post',
          requirePkce: true,
          subject: 'uuid',
        },
      },
      steps: [
        'Run the lines as the web server’s user in Nextcloud’s folder; in the official image: `docker exec -u www-data nextcloud php occ …`.',
        'Open {{address}}/login: there is a button of this name now.',
      ],
      snippets: [
        {
          name: 'occ',
          file: 'nextcloud-oidc',
          dialect: 'shell',
          text: `occ app:install user_oidc
occ config:system:set user_oidc default_token_endpoint_auth_method --value='client_secret_post'
occ user_oidc:provider doorward \\
  --clientid='{{clientId}}' \\
  --clientsecret='{{secret}}' \\
  --discoveryuri='{{discovery}}' \\
  --scope='openid profile email groups' \\
  --unique-uid=0 \\
  --mapping-uid=sub \\
  --mapping-display-name=name \\
  --mapping-email=email \\
  --mapping-groups=groups \\
  --group-provisioning=1
`,
        },
      ],
      quirks: [
        'What Nextcloud calls a person is our id and never a name: who gets a name that was free again has an account of their own.',
        'Accounts that were there before stay what they are, under their own names, also where somebody has the same address.',
        'Behind a proxy Nextcloud needs `overwriteprotocol` https in config.php, or gives an http:// redirect address.',
        'If we are at a private address, Nextcloud asks only with `allow_local_remote_servers` true.',
        'Older versions of user_oidc send no PKCE: where the sign-in says code_challenge is missing, switch off PKCE here.',
      ],
      adminFlag: 'Its group `admin`: whoever is in a group of ours of that name is an admin there.',
      groups: { readAt: 'The claim `groups`, at each sign-in; groups are made there by their names.', sentAs: 'name' },
      signOut: {
        kind: 'back-channel',
        words:
          'Nextcloud is told at once and ends the browser’s session. Programs for desktop and phone have a password of Nextcloud’s own, and go on until it is removed there.',
      },
      next: [
        {
          title: 'Straight to our sign-in',
          hint: '`occ config:app:set user_oidc allow_multiple_user_backends --value=0` leaves out Nextcloud’s own form; /login?direct=1 still has it.',
        },
      ],
    },
    {
      door: 'ldap',
      hint: 'Nextcloud asks for name and password itself, and lists people and groups.',
      placeholderAddress: 'https://cloud.example.com',
      link: '{{address}}',
      create: { ldap: {} },
      steps: [
        'Switch on the directory server, and Nextcloud’s app “LDAP user and group backend”.',
        'Make a configuration with `occ ldap:create-empty-config`, which is s01 if it is the first, and run the lines.',
      ],
      snippets: [
        {
          name: 'occ',
          file: 'nextcloud',
          dialect: 'shell',
          text: `occ ldap:set-config s01 ldapHost {{ldapScheme}}://{{ldapHost}}
occ ldap:set-config s01 ldapPort {{ldapPort}}
occ ldap:set-config s01 ldapAgentName '{{bindDn}}'
occ ldap:set-config s01 ldapAgentPassword '{{secret}}'
occ ldap:set-config s01 ldapBase '{{base}}'
occ ldap:set-config s01 ldapBaseUsers '{{peopleBase}}'
occ ldap:set-config s01 ldapBaseGroups '{{groupsBase}}'
occ ldap:set-config s01 ldapUserFilter '(objectClass=inetOrgPerson)'
occ ldap:set-config s01 ldapLoginFilter '(&(objectClass=inetOrgPerson)(|(uid=%uid)(mail=%uid)))'
occ ldap:set-config s01 ldapGroupFilter '(objectClass=groupOfNames)'
occ ldap:set-config s01 ldapGroupMemberAssocAttr member
occ ldap:set-config s01 ldapGroupDisplayName cn
occ ldap:set-config s01 ldapUserDisplayName displayName
occ ldap:set-config s01 ldapEmailAttribute mail
occ ldap:set-config s01 ldapExpertUsernameAttr uid
occ ldap:set-config s01 ldapExpertUUIDUserAttr entryUUID
occ ldap:set-config s01 ldapExpertUUIDGroupAttr entryUUID
occ ldap:set-config s01 ldapPagingSize 500
occ ldap:set-config s01 ldapConfigurationActive 1
`,
        },
      ],
      quirks: [
        'Accounts are kept apart by `entryUUID`. The name an account has in Nextcloud is that of its first sign-in, and stays.',
        'The system Nextcloud runs on has to trust the authority of our certificate.',
        '“Nested groups” stays switched off there: a group names everybody in it anyway.',
      ],
      adminFlag: 'None; make people admins in Nextcloud.',
      groups: { readAt: 'Groups of the tree, by `member`.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'Nextcloud keeps its own sign-in until that ends, and passwords it gave to programs; it finds that somebody is gone when it asks us again.',
      },
      next: [],
    },
  ],
}
