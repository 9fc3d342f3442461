import type { Recipe } from '../recipe.ts'

export const immich: Recipe = {
  id: 'immich',
  title: 'Immich',
  category: 'media',
  icon: 'immich',
  checked: 'documented',
  needs: ['An admin of Immich, for Administration, Settings, OAuth; or a configuration file.'],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in for browser and phone; Immich never sees a password.',
      placeholderAddress: 'https://photos.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/auth/login', '{{address}}/user-settings', 'app.immich:///oauth-callback'],
          postLogoutRedirectUris: ['{{address}}/auth/login?autoLaunch=0'],
          backchannelLogoutUri: '{{address}}/api/oauth/backchannel-logout',
          authMethod: 'client_secret_post',
          subject: 'uuid',
        },
      },
      steps: [
        'Type the values into Administration, Settings, OAuth; or put the section into the file IMMICH_CONFIG_FILE names.',
      ],
      snippets: [
        {
          name: 'Settings',
          file: 'immich-settings',
          dialect: 'text',
          text: `Issuer URL: {{issuer}}
Client ID: {{clientId}}
Client secret: {{secret}}
Token endpoint auth method: client_secret_post
Scope: openid profile email roles
Signing algorithm: RS256
Storage label claim: preferred_username
Role claim: role
Button text: {{organisation}}
Auto register: on
Mobile redirect URI override: off
`,
        },
        {
          name: 'Configuration file',
          file: 'immich.json',
          dialect: 'json',
          text: `{
  "oauth": {
    "enabled": true,
    "issuerUrl": "{{issuer}}",
    "clientId": "{{clientId}}",
    "clientSecret": "{{secret}}",
    "tokenEndpointAuthMethod": "client_secret_post",
    "scope": "openid profile email roles",
    "signingAlgorithm": "RS256",
    "storageLabelClaim": "preferred_username",
    "roleClaim": "role",
    "buttonText": "{{organisation}}",
    "autoRegister": true,
    "autoLaunch": false,
    "mobileOverrideEnabled": false,
    "mobileRedirectUri": ""
  },
  "server": { "externalDomain": "{{address}}" }
}
`,
        },
      ],
      quirks: [
        'The program on phones comes back to app.immich:///oauth-callback, with three slashes: leave it among the redirect addresses.',
        'Immich links an account it has to whoever first comes with its address. Make accounts there only for people who have that address here.',
        'With a configuration file, Immich’s page of settings can no longer be changed.',
        'Each address Immich is opened at, also http://192.0.2.10:2283, needs its own redirect addresses.',
      ],
      adminFlag:
        'The claim `role`, which is `admin` for admins here; it is read when the account is made, and never again. An owner of ours is a user there.',
      groups: { readAt: 'Not read.', sentAs: 'name' },
      signOut: {
        kind: 'back-channel',
        words:
          'Immich since 2026 takes sign-out messages and ends the session at once; an older one answers 404 and keeps its own sign-in. API keys go on until they are removed there.',
      },
      next: [
        {
          title: 'Straight to our sign-in',
          hint: 'Auto launch; /auth/login?autoLaunch=0 still shows Immich’s own form.',
        },
      ],
    },
  ],
}
