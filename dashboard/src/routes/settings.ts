import { serviceShown } from '@doorward/contract'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root, text } from './root.ts'

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-layout.tsx'), 'SettingsLayout'),
})

const generalSettings = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('../settings/general-settings.tsx'), 'GeneralSettings'),
})

const signInRules = createRoute({
  getParentRoute: () => settings,
  path: '/sign-in-rules',
  component: lazyRouteComponent(() => import('../settings/sign-in-rules/sign-in-rules-page.tsx'), 'SignInRulesPage'),
})

const branding = createRoute({
  getParentRoute: () => settings,
  path: '/branding',
  component: lazyRouteComponent(() => import('../settings/branding/branding-page.tsx'), 'BrandingPage'),
})

const profileFields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  component: lazyRouteComponent(() => import('../settings/profile-fields.tsx'), 'ProfileFields'),
})

const apiTokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../settings/api-tokens.tsx'), 'ApiTokens'),
})

export interface ServicesSearch {
  search?: string | undefined
  show?: (typeof serviceShown)['options'][number] | undefined
}

const serviceAccounts = createRoute({
  getParentRoute: () => settings,
  path: '/service-accounts',
  validateSearch: (search: Record<string, unknown>): ServicesSearch => ({
    search: text(search['search']),
    show: serviceShown.safeParse(search['show']).data,
  }),
  component: lazyRouteComponent(() => import('../service-accounts/service-accounts.tsx'), 'ServiceAccounts'),
})

const serviceAccount = createRoute({
  getParentRoute: () => root,
  path: '/settings/service-accounts/$serviceId',
  component: lazyRouteComponent(() => import('../service-accounts/service-page.tsx'), 'ServicePage'),
})

const mailSettings = createRoute({
  getParentRoute: () => settings,
  path: '/email',
  component: lazyRouteComponent(() => import('../settings/mail-settings.tsx'), 'MailSettings'),
})

const registration = createRoute({
  getParentRoute: () => settings,
  path: '/registration',
  component: lazyRouteComponent(() => import('../settings/registration/registration-page.tsx'), 'RegistrationPage'),
})

const signingKeys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('../settings/keys/keys-page.tsx'), 'KeysPage'),
})

const backups = createRoute({
  getParentRoute: () => settings,
  path: '/backups',
  component: lazyRouteComponent(() => import('../settings/backups/backups-page.tsx'), 'BackupsPage'),
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
