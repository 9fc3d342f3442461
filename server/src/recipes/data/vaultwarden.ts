import type { Recipe } from '../recipe.ts'

export const vaultwarden: Recipe = {
  id: 'vaultwarden',
  title: 'Vaultwarden',
  category: 'other',
  icon: null,
  checked: 'documented',
  needs: [
    'Vaultwarden 1.36 or later: older versions linked accounts without asking whether the address is proven.',
    'A proven e-mail address for everybody who is to sign in.',
  ],
  ways: [
    {
      door: 'oidc',
      hint: 'We say who somebody is; their vault is opened by a password that only they know.',
      placeholderAddress: 'https://vault.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/identity/connect/oidc-signin'],
          requirePkce: true,
          subject: 'uuid',
        },
      },
      steps: ['Put the lines into the environment of Vaultwarden’s container, and make it anew.'],
      snippets: [
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  DOMAIN: "{{address}}"
  SSO_ENABLED: "true"
  SSO_AUTHORITY: "{{issuer}}"
  SSO_CLIENT_ID: "{{clientId}}"
  SSO_CLIENT_SECRET: "{{secret}}"
  SSO_SCOPES: email profile
  SSO_PKCE: "true"
  SSO_AUTH_ONLY_NOT_SESSION: "true"
`,
        },
      ],
      quirks: [
        'The master password stays: it opens the vault, and nobody here can set it again for somebody who forgot it.',
        'SSO_AUTHORITY is the issuer alone, without `/.well-known/openid-configuration`.',
        'An account that was there before is linked by its e-mail address at the first sign-in, unless SSO_SIGNUPS_MATCH_EMAIL is false.',
      ],
      adminFlag: 'None: its admin page asks for a token of its own.',
      groups: { readAt: 'Not read.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'Vaultwarden takes no sign-out messages. What is unlocked on a device stays there, and its session goes on until it is ended there.',
      },
      next: [
        {
          title: 'Our sign-in alone',
          hint: 'SSO_ONLY set to true lets nobody in with address and master password alone.',
        },
      ],
    },
  ],
}
