import type { Recipe } from '../recipe.ts'

export const forgejo: Recipe = {
  id: 'forgejo',
  title: 'Forgejo',
  category: 'code',
  icon: 'forgejo',
  checked: 'documented',
  needs: [
    'Forgejo 8 or later.',
    'A command line in Forgejo’s container, for `forgejo admin`; its page “Authentication sources” takes the same values.',
  ],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; git over https uses tokens that people make in Forgejo.',
      placeholderAddress: 'https://git.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/user/oauth2/doorward/callback'],
          subject: 'uuid',
        },
      },
      steps: [
        'Put the lines into the environment of Forgejo’s container, or the section into app.ini, and restart it.',
        'Run the command as Forgejo’s user; in the official image: `docker exec -u git forgejo forgejo admin …`.',
      ],
      snippets: [
        {
          name: 'forgejo admin',
          file: 'forgejo-oidc',
          dialect: 'shell',
          text: `forgejo admin auth add-oauth \\
  --name doorward \\
  --provider openidConnect \\
  --key '{{clientId}}' \\
  --secret '{{secret}}' \\
  --auto-discover-url '{{discovery}}' \\
  --scopes openid --scopes profile --scopes email --scopes groups \\
  --group-claim-name groups \\
  --skip-local-2fa
`,
        },
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  FORGEJO__server__ROOT_URL: "{{address}}/"
  FORGEJO__oauth2_client__ENABLE_AUTO_REGISTRATION: "true"
  FORGEJO__oauth2_client__USERNAME: preferred_username
  FORGEJO__oauth2_client__ACCOUNT_LINKING: login
  FORGEJO__service__ALLOW_ONLY_EXTERNAL_REGISTRATION: "true"
`,
        },
        {
          name: 'app.ini',
          file: 'app.ini',
          dialect: 'goIni',
          text: `[server]
ROOT_URL = \`{{address}}/\`

[oauth2_client]
ENABLE_AUTO_REGISTRATION = true
USERNAME = preferred_username
ACCOUNT_LINKING = login

[service]
ALLOW_ONLY_EXTERNAL_REGISTRATION = true
`,
        },
      ],
      quirks: [
        'The name of the source, `doorward`, is part of the redirect address: another name needs another one.',
        'ROOT_URL decides what Forgejo gives as its redirect address. Without it the sign-in is refused.',
        '`ACCOUNT_LINKING = login` asks for the password of an account that has the name already; with `auto` whoever has the name gets the account.',
        'A username with signs Forgejo does not take stops the sign-in with a message; Forgejo takes letters, digits, `-`, `_` and `.`.',
      ],
      adminFlag: 'A group, named as `--admin-group Operations`; without it, nobody is made an admin.',
      groups: { readAt: 'The claim `groups`; `--group-team-map` leads them to teams.', sentAs: 'name' },
      signOut: {
        kind: 'keeps',
        words:
          'Forgejo takes no sign-out messages and keeps its own sign-in until that ends. Keys for SSH and tokens go on until they are removed there.',
      },
      next: [
        {
          title: 'Our button alone',
          hint: 'Recent versions leave out the form with `ENABLE_PASSWORD_SIGNIN_FORM = false` in `[service]`.',
        },
      ],
    },
  ],
}
