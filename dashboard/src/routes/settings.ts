import { servicesShown } from '@doorward/contract'
import { createRoute } from '@tanstack/react-router'
import { lazyPage } from './lazy-page.ts'
import { root } from './root.ts'
import { oneOf, text } from './search-values.ts'

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyPage(() => import('../settings/settings-layout.tsx'), 'SettingsLayout'),
})

const generalSettings = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyPage(() => import('../settings/general-settings.tsx'), 'GeneralSettings'),
})

const signInRules = createRoute({
  getParentRoute: () => settings,
  path: '/sign-in-rules',
  component: lazyPage(() => import('../settings/sign-in-rules/sign-in-rules-page.tsx'), 'SignInRulesPage'),
})

const branding = createRoute({
  getParentRoute: () => settings,
  path: '/branding',
  component: lazyPage(() => import('../settings/branding/branding-page.tsx'), 'BrandingPage'),
})

const profileFields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  component: lazyPage(() => import('../settings/profile-fields.tsx'), 'ProfileFields'),
})

const apiTokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  component: lazyPage(() => import('../settings/api-tokens.tsx'), 'ApiTokens'),
})

export interface ServicesSearch {
  search?: string | undefined
  show?: (typeof servicesShown)[number] | undefined
}

const serviceAccounts = createRoute({
  getParentRoute: () => settings,
  path: '/service-accounts',
  validateSearch: (search: Record<string, unknown>): ServicesSearch => ({
    search: text(search['search']),
    show: oneOf(servicesShown, search['show']),
  }),
  component: lazyPage(() => import('../service-accounts/service-accounts.tsx'), 'ServiceAccounts'),
})

const serviceAccount = createRoute({
  getParentRoute: () => root,
  path: '/settings/service-accounts/$serviceId',
  component: lazyPage(() => import('../service-accounts/service-page.tsx'), 'ServicePage'),
})

const mailSettings = createRoute({
  getParentRoute: () => settings,
  path: '/email',
  component: lazyPage(() => import('../settings/mail-settings.tsx'), 'MailSettings'),
})

const registration = createRoute({
  getParentRoute: () => settings,
  path: '/registration',
  component: lazyPage(() => import('../settings/registration/registration-page.tsx'), 'RegistrationPage'),
})

const signingKeys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyPage(() => import('../settings/keys/keys-page.tsx'), 'KeysPage'),
})

const backups = createRoute({
  getParentRoute: () => settings,
  path: '/backups',
  component: lazyPage(() => import('../settings/backups/backups-page.tsx'), 'BackupsPage'),
})

/** Settings, and service accounts. */
export const settingsRoutes = [
  settings.addChildren([
    generalSettings,
    signInRules,
    profileFields,
    branding,
    apiTokens,
    serviceAccounts,
    registration,
    mailSettings,
    signingKeys,
    backups,
  ]),
  serviceAccount,
] as const
