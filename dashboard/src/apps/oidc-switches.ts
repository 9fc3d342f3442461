/** Yes-or-no settings of an OpenID Connect app, in the order they are shown. */
export const oidcSwitches = [
  {
    name: 'claimsInIdToken',
    label: 'Put name, e-mail and groups into the ID token too',
    hint: 'For apps that don’t ask the userinfo endpoint.',
  },
  {
    name: 'requirePkce',
    label: 'Insist on PKCE',
    hint: 'Safer, if the app can do it. Always on for an app without a secret.',
  },
  {
    name: 'askConsent',
    label: 'Ask people before the app learns who they are',
    hint: 'For an app somebody else runs.',
  },
] as const

export type OidcSwitch = (typeof oidcSwitches)[number]['name']
