/** Yes-or-no settings of an OpenID Connect app. */
export const oidcSwitches = {
  claimsInIdToken: {
    label: 'Put name, e-mail and groups into the ID token too',
    hint: 'For apps that don’t ask the userinfo endpoint.',
  },
  requirePkce: {
    label: 'Insist on PKCE',
    hint: 'Safer, if the app can do it. Always on for an app without a secret.',
  },
  askConsent: {
    label: 'Ask people before the app learns who they are',
    hint: 'For an app somebody else runs.',
  },
  requirePar: {
    label: 'Insist on pushed requests (PAR)',
    hint: 'The app sends what it asks for from its server, and browsers carry only a reference.',
  },
  requireDpop: {
    label: 'Bind tokens to a key of the app’s (DPoP)',
    hint: 'A stolen token is then worth nothing. Few apps can do it.',
  },
  deviceFlow: {
    label: 'Sign-in with a code, on another device',
    hint: 'For televisions, printers and command lines, which have no browser.',
  },
  clientCredentials: {
    label: 'The app may get tokens for itself',
    hint: 'For work it does when nobody is signed in. Such a token speaks for no person.',
  },
  onlyItsGroups: {
    label: 'Only groups that open this app',
    hint: 'Groups that its access rule doesn’t name stay private.',
  },
} as const

export type OidcSwitch = keyof typeof oidcSwitches

/** Those that are offered while an app is added; the others are on its configuration tab. */
export const switchesWhenAdding = ['claimsInIdToken', 'requirePkce', 'askConsent'] as const
