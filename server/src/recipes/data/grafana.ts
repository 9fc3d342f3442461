import type { Recipe } from '../recipe.ts'

export const grafana: Recipe = {
  id: 'grafana',
  title: 'Grafana',
  category: 'monitoring',
  icon: 'grafana',
  checked: 'documented',
  needs: ['Grafana 10.4 or later, which keeps accounts apart by what we send as their id.'],
  ways: [
    {
      door: 'oidc',
      hint: 'One sign-in, second factor included; Grafana never sees a password.',
      placeholderAddress: 'https://grafana.example.com',
      link: '{{address}}',
      create: {
        oidc: {
          redirectUris: ['{{address}}/login/generic_oauth'],
          requirePkce: true,
          subject: 'uuid',
        },
      },
      steps: [
        'Put the lines into the environment of Grafana’s container, or the section into grafana.ini, and restart it.',
      ],
      snippets: [
        {
          name: 'docker-compose',
          file: 'docker-compose.yml',
          dialect: 'compose',
          text: `environment:
  GF_SERVER_ROOT_URL: "{{address}}/"
  GF_AUTH_GENERIC_OAUTH_ENABLED: "true"
  GF_AUTH_GENERIC_OAUTH_NAME: "{{organisation}}"
  GF_AUTH_GENERIC_OAUTH_CLIENT_ID: "{{clientId}}"
  GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: "{{secret}}"
  GF_AUTH_GENERIC_OAUTH_SCOPES: openid profile email groups roles
  GF_AUTH_GENERIC_OAUTH_AUTH_URL: {{authorization}}
  GF_AUTH_GENERIC_OAUTH_TOKEN_URL: {{token}}
  GF_AUTH_GENERIC_OAUTH_API_URL: {{userinfo}}
  GF_AUTH_GENERIC_OAUTH_USE_PKCE: "true"
  GF_AUTH_GENERIC_OAUTH_USE_REFRESH_TOKEN: "true"
  GF_AUTH_GENERIC_OAUTH_LOGIN_ATTRIBUTE_PATH: preferred_username
  GF_AUTH_GENERIC_OAUTH_NAME_ATTRIBUTE_PATH: name
  GF_AUTH_GENERIC_OAUTH_GROUPS_ATTRIBUTE_PATH: groups
  GF_AUTH_GENERIC_OAUTH_ROLE_ATTRIBUTE_PATH: admin && 'Admin' || 'Viewer'
  GF_AUTH_GENERIC_OAUTH_SIGNOUT_REDIRECT_URL: {{endSession}}
`,
        },
        {
          name: 'grafana.ini',
          file: 'grafana.ini',
          dialect: 'goIni',
          text: `[server]
root_url = \`{{address}}/\`

[auth.generic_oauth]
enabled = true
name = \`{{organisation}}\`
client_id = \`{{clientId}}\`
client_secret = \`{{secret}}\`
scopes = openid profile email groups roles
auth_url = {{authorization}}
token_url = {{token}}
api_url = {{userinfo}}
use_pkce = true
use_refresh_token = true
login_attribute_path = preferred_username
name_attribute_path = name
groups_attribute_path = groups
role_attribute_path = admin && 'Admin' || 'Viewer'
signout_redirect_url = {{endSession}}
`,
        },
      ],
      quirks: [
        'Without root_url Grafana gives http://localhost:3000 as its redirect address, and the sign-in is refused.',
        'Roles are set anew at every sign-in, also those somebody gave in Grafana; add `skip_org_role_sync = true` to keep them there.',
        'Leave `oauth_allow_insecure_email_lookup` off: with it, whoever has an address takes over the account that has it.',
      ],
      adminFlag:
        "`role_attribute_path` reads our claim `admin`: admins here are admins of the organisation there, everybody else views. For a group instead: `contains(groups[*], 'Operations') && 'Editor' || 'Viewer'`.",
      groups: {
        readAt: 'The claim `groups`, in `role_attribute_path`; team sync is part of Grafana Enterprise.',
        sentAs: 'name',
      },
      signOut: {
        kind: 'renews',
        words: 'Grafana takes no sign-out messages. Its next renewal is refused, within 15 minutes of the last one.',
      },
      next: [
        {
          title: 'Leave out Grafana’s own form',
          hint: 'Once it works, `GF_AUTH_DISABLE_LOGIN_FORM: "true"` leaves only our button. Keep a way in for an outage.',
        },
      ],
    },
  ],
}
