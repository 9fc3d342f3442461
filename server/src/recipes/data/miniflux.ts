import type { Recipe } from '../recipe.ts'

export const miniflux: Recipe = {
  id: 'miniflux',
  title: 'Miniflux',
  category: 'other',
  icon: null,
  checked: 'documented',
  needs: ['Miniflux 2.'],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; programs for feeds use keys made in Miniflux.',
      placeholderAddress: 'https://feeds.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/oauth2/oidc/callback'],
          requirePkce: true,
          subject: 'uuid',
        },
      },
      steps: ['Put the lines into the environment of Miniflux, and start it anew.'],
      snippets: [
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  BASE_URL: "{{address}}/"
  OAUTH2_PROVIDER: oidc
  OAUTH2_CLIENT_ID: "{{clientId}}"
  OAUTH2_CLIENT_SECRET: "{{secret}}"
  OAUTH2_REDIRECT_URL: "{{address}}/oauth2/oidc/callback"
  OAUTH2_OIDC_DISCOVERY_ENDPOINT: "{{issuer}}"
  OAUTH2_USER_CREATION: "1"
`,
        },
      ],
      quirks: [
        'OAUTH2_OIDC_DISCOVERY_ENDPOINT is the issuer alone: Miniflux adds `/.well-known/openid-configuration` itself.',
        'An account that was there before is linked by its owner, signed in, on the page Settings. Until then Miniflux says that the user exists already.',
      ],
      adminFlag: 'None that Miniflux reads: make people admins there.',
      groups: { readAt: 'Not read.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'Miniflux takes no sign-out messages and keeps its own sign-in until that ends. API keys, and passwords for Fever and Google Reader, go on until they are removed there.',
      },
      next: [
        {
          title: 'Nobody new',
          hint: 'OAUTH2_USER_CREATION set to 0 lets in only who has linked an account.',
        },
      ],
    },
  ],
}
