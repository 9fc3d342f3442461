import type { Recipe } from '../recipe.ts'

export const paperlessNgx: Recipe = {
  id: 'paperless-ngx',
  title: 'Paperless-ngx',
  category: 'documents',
  icon: 'paperlessngx',
  checked: 'documented',
  needs: ['Paperless-ngx 2.5 or later; groups are taken over from 2.15 on.'],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; Paperless never sees a password.',
      placeholderAddress: 'https://paper.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/accounts/oidc/doorward/login/callback/'],
          requirePkce: true,
          subject: 'uuid',
        },
      },
      steps: [
        'Put the lines into the environment of the container of the web server, and make it anew: a restart alone reads no new environment.',
      ],
      snippets: [
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  PAPERLESS_URL: "{{address}}"
  PAPERLESS_APPS: allauth.socialaccount.providers.openid_connect
  PAPERLESS_SOCIAL_AUTO_SIGNUP: "true"
  PAPERLESS_SOCIAL_ACCOUNT_SYNC_GROUPS: "true"
  PAPERLESS_SOCIALACCOUNT_PROVIDERS: '{
      "openid_connect": {
        "OAUTH_PKCE_ENABLED": true,
        "SCOPE": ["openid", "profile", "email", "groups"],
        "APPS": [{
          "provider_id": "doorward",
          "name": "{{organisation|json}}",
          "client_id": "{{clientId|json}}",
          "secret": "{{secret}}",
          "settings": {
            "server_url": "{{discovery}}",
            "token_auth_method": "client_secret_basic"
          }
        }]
      }
    }'
`,
        },
      ],
      quirks: [
        'The redirect address ends with a slash, and `doorward` in it is the provider_id.',
        'Of all versions 2.20.0 reads no groups.',
        'The JSON is one value: a comma too many, and Paperless does not start.',
        'Whoever has no account gets one without any rights: give them in Paperless, by group.',
        'An account that was there before is linked by its owner, in My profile, and not by its name or address.',
        'The program on phones asks for name and password, or a token made in Paperless.',
      ],
      adminFlag:
        'None by itself: make people superusers in Paperless. Recent versions take a group for it, PAPERLESS_SOCIAL_ACCOUNT_SYNC_SUPERUSER_GROUP, and take the right away from whoever is not in it.',
      groups: {
        readAt: 'The claim `groups`, at each sign-in; only groups that are in Paperless already, by name.',
        sentAs: 'name',
      },
      signOut: {
        kind: 'keeps',
        words:
          'Paperless takes no sign-out messages and keeps its own sign-in until that ends. Tokens go on until they are removed there.',
      },
      next: [
        {
          title: 'Our button alone',
          hint: 'PAPERLESS_DISABLE_REGULAR_LOGIN leaves out the form, PAPERLESS_REDIRECT_LOGIN_TO_SSO the page. Make yourself a superuser first.',
        },
      ],
    },
  ],
}
