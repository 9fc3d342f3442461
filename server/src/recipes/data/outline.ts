import type { Recipe } from '../recipe.ts'

export const outline: Recipe = {
  id: 'outline',
  title: 'Outline',
  category: 'documents',
  icon: null,
  checked: 'documented',
  needs: ['Outline on a server of your own, at an address with https.'],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; Outline keeps no passwords of its own.',
      placeholderAddress: 'https://handbook.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/auth/oidc.callback'],
          authMethod: 'client_secret_post',
          subject: 'uuid',
        },
      },
      steps: ['Put the lines into the environment of Outline’s container, and make it anew.'],
      snippets: [
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  URL: "{{address}}"
  OIDC_CLIENT_ID: "{{clientId}}"
  OIDC_CLIENT_SECRET: "{{secret}}"
  OIDC_AUTH_URI: "{{authorization}}"
  OIDC_TOKEN_URI: "{{token}}"
  OIDC_USERINFO_URI: "{{userinfo}}"
  OIDC_LOGOUT_URI: "{{endSession}}"
  OIDC_USERNAME_CLAIM: preferred_username
  OIDC_DISPLAY_NAME: "{{organisation}}"
  OIDC_SCOPES: openid profile email
`,
        },
      ],
      quirks: [
        'URL decides what Outline gives as its redirect address. Without it the sign-in is refused.',
        'Everybody needs an e-mail address here: without one Outline lets nobody in.',
        'Whoever signs in first makes the workspace and is its admin.',
      ],
      adminFlag: 'None that Outline reads: make people admins there, under Members.',
      groups: { readAt: 'Not read.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'Outline takes no sign-out messages and keeps its own sign-in until that ends. API keys go on until they are removed there.',
      },
      next: [
        {
          title: 'Nobody else’s way in',
          hint: 'Leave the variables of other providers and of e-mail out, and our button is the only one.',
        },
      ],
    },
  ],
}
