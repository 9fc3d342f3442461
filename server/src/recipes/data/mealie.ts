import type { Recipe } from '../recipe.ts'

export const mealie: Recipe = {
  id: 'mealie',
  title: 'Mealie',
  category: 'home',
  icon: null,
  checked: 'documented',
  needs: ['Mealie 2 or later.', 'A proven e-mail address for everybody who is to sign in.'],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; Mealie never sees a password.',
      placeholderAddress: 'https://recipes.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/login'],
          postLogoutRedirectUris: ['{{address}}/login?direct=1'],
          requirePkce: true,
          subject: 'uuid',
        },
      },
      steps: ['Put the lines into the environment of Mealie’s container, and make it anew.'],
      snippets: [
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  BASE_URL: "{{address}}"
  OIDC_AUTH_ENABLED: "true"
  OIDC_SIGNUP_ENABLED: "true"
  OIDC_CONFIGURATION_URL: "{{discovery}}"
  OIDC_CLIENT_ID: "{{clientId}}"
  OIDC_CLIENT_SECRET: "{{secret}}"
  OIDC_PROVIDER_NAME: "{{organisation}}"
`,
        },
      ],
      quirks: [
        'Mealie finds an account by its e-mail address, not by our id: whoever gets the address of somebody who left gets their recipes. Delete people in Mealie when they leave.',
        'From version 3.21 on it lets in only whose address is proven here.',
        'Behind a proxy that ends TLS Mealie has to believe its headers (`--forwarded-allow-ips`): else it gives an http address, and the sign-in is refused.',
      ],
      adminFlag: 'A group, named in OIDC_ADMIN_GROUP; without it, nobody is made an admin.',
      groups: { readAt: 'The claim `groups`, where OIDC_USER_GROUP or OIDC_ADMIN_GROUP names one.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'Mealie takes no sign-out messages and keeps its own sign-in until that ends. API tokens go on until they are removed there.',
      },
      next: [
        {
          title: 'Our button alone',
          hint: 'ALLOW_PASSWORD_LOGIN set to false leaves out the form. Make an admin of yourself first.',
        },
      ],
    },
  ],
}
