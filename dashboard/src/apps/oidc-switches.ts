import { t } from '../texts/index.ts'

/** Yes-or-no settings of an OpenID Connect app. */
export const oidcSwitches = t.appsConfiguration.switches

export type OidcSwitch = keyof typeof oidcSwitches

/** Those that are offered while an app is added; the others are on its configuration tab. */
export const switchesWhenAdding = ['claimsInIdToken', 'requirePkce', 'askConsent'] as const
