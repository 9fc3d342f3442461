import { groupKeeper, memberKind, serviceShown } from '@doorward/contract'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router'
import { readExplainSearch, readMatrixSearch } from './access/access-search.ts'
import { readAuditSearch } from './audit/audit-search.ts'
import { Note } from './parts/note.tsx'
import { PageHead } from './parts/page-head.tsx'
import { readPeopleSearch } from './people/people-search.ts'
import { readRequestsSearch } from './requests/requests-search.ts'
import { readSessionsSearch } from './sessions/sessions-search.ts'
import { Shell } from './shell/shell.tsx'
import { t } from './texts/index.ts'

const root = createRootRoute({ component: Shell })
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
})

const health = createRoute({
  getParentRoute: () => root,
  path: '/health',
  component: lazyRouteComponent(() => import('./health/health-page.tsx'), 'HealthPage'),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})

const peopleImport = createRoute({
  getParentRoute: () => root,
  path: '/people/import',
  component: lazyRouteComponent(() => import('./people/import/import-page.tsx'), 'ImportPage'),
})

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$userId',
  component: lazyRouteComponent(() => import('./people/person-page.tsx'), 'PersonPage'),
})
const personOverview = createRoute({
  getParentRoute: () => person,
  path: '/',
  component: lazyRouteComponent(() => import('./people/person-overview.tsx'), 'PersonOverview'),
})
const personActivity = createRoute({
  getParentRoute: () => person,
  path: '/activity',
  component: lazyRouteComponent(() => import('./people/person-activity.tsx'), 'PersonActivity'),
})

const personConnections = createRoute({
  getParentRoute: () => person,
  path: '/connections',
  component: lazyRouteComponent(() => import('./people/person-connections.tsx'), 'PersonConnections'),
})
const receipt = createRoute({
  getParentRoute: () => root,
  path: '/people/$userId/receipts/$receiptId',
  component: lazyRouteComponent(() => import('./receipts/receipt-page.tsx'), 'ReceiptPage'),
})

const searchOnly = (search: Record<string, unknown>): { search?: string | undefined } => ({
  search: text(search['search']),
})

export interface GroupsSearch {
  search?: string | undefined
  kept?: (typeof groupKeeper)['options'][number] | undefined
  /** The group shown beside the list. */
  glance?: string | undefined
}

const groups = createRoute({
  getParentRoute: () => root,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>): GroupsSearch => ({
    search: text(search['search']),
    kept: groupKeeper.safeParse(search['kept']).data,
    glance: text(search['glance']),
  }),
  component: lazyRouteComponent(() => import('./groups/groups-page.tsx'), 'GroupsPage'),
})

export interface MembersSearch {
  search?: string | undefined
  /** Which of the members; all of them without it. */
  show?: (typeof memberKind)['options'][number] | undefined
}

const group = createRoute({
  getParentRoute: () => root,
  path: '/groups/$groupId',
  component: lazyRouteComponent(() => import('./groups/group-page.tsx'), 'GroupPage'),
})
const groupMembers = createRoute({
  getParentRoute: () => group,
  path: '/',
  validateSearch: (search: Record<string, unknown>): MembersSearch => ({
    search: text(search['search']),
    show: memberKind.safeParse(search['show']).data,
  }),
  component: lazyRouteComponent(() => import('./groups/group-members.tsx'), 'GroupMembers'),
})
const groupOpens = createRoute({
  getParentRoute: () => group,
  path: '/opens',
  component: lazyRouteComponent(() => import('./groups/group-opens-tab.tsx'), 'GroupOpensTab'),
})
const groupSettings = createRoute({
  getParentRoute: () => group,
  path: '/settings',
  component: lazyRouteComponent(() => import('./groups/group-settings.tsx'), 'GroupSettings'),
})
const groupActivity = createRoute({
  getParentRoute: () => group,
  path: '/activity',
  component: lazyRouteComponent(() => import('./groups/group-activity.tsx'), 'GroupActivity'),
})

const apps = createRoute({
  getParentRoute: () => root,
  path: '/apps',
  validateSearch: searchOnly,
  component: lazyRouteComponent(() => import('./apps/apps-page.tsx'), 'AppsPage'),
})

const addApp = createRoute({
  getParentRoute: () => root,
  path: '/apps/add',
  component: lazyRouteComponent(() => import('./apps/add/add-app.tsx'), 'AddApp'),
})
const addAppFirst = createRoute({
  getParentRoute: () => addApp,
  path: '/',
  component: lazyRouteComponent(() => import('./apps/add/app-step.tsx'), 'AppStep'),
})
const addAppAccess = createRoute({
  getParentRoute: () => addApp,
  path: '/access',
  component: lazyRouteComponent(() => import('./apps/add/access-step.tsx'), 'AccessStep'),
})
const addAppConfiguration = createRoute({
  getParentRoute: () => addApp,
  path: '/configuration/$appId',
  component: lazyRouteComponent(() => import('./apps/add/configuration-step.tsx'), 'ConfigurationStep'),
})

const app = createRoute({
  getParentRoute: () => root,
  path: '/apps/$appId',
  component: lazyRouteComponent(() => import('./apps/app-page.tsx'), 'AppPage'),
})
const appOverview = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('./apps/app-overview.tsx'), 'AppOverview'),
})
const appAccess = createRoute({
  getParentRoute: () => app,
  path: '/access',
  component: lazyRouteComponent(() => import('./apps/app-access.tsx'), 'AppAccess'),
})
const appConfiguration = createRoute({
  getParentRoute: () => app,
  path: '/configuration',
  component: lazyRouteComponent(() => import('./apps/app-configuration.tsx'), 'AppConfiguration'),
})
const appReceives = createRoute({
  getParentRoute: () => app,
  path: '/receives',
  component: lazyRouteComponent(() => import('./apps/app-receives.tsx'), 'AppReceives'),
})

const appSessions = createRoute({
  getParentRoute: () => app,
  path: '/sessions',
  component: lazyRouteComponent(() => import('./apps/app-sessions.tsx'), 'AppSessions'),
})

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/access/matrix',
  validateSearch: readMatrixSearch,
  component: lazyRouteComponent(() => import('./access/matrix-page.tsx'), 'MatrixPage'),
})
const explain = createRoute({
  getParentRoute: () => root,
  path: '/access/explain',
  validateSearch: readExplainSearch,
  component: lazyRouteComponent(() => import('./access/explain-page.tsx'), 'ExplainPage'),
})

const directoryServer = createRoute({
  getParentRoute: () => root,
  path: '/directory-server',
  component: lazyRouteComponent(() => import('./directory-server/directory-server-page.tsx'), 'DirectoryServerPage'),
})

const externals = createRoute({
  getParentRoute: () => root,
  path: '/external',
  component: lazyRouteComponent(() => import('./external/external-page.tsx'), 'ExternalPage'),
})
const newExternal = createRoute({
  getParentRoute: () => root,
  path: '/external/connect',
  component: lazyRouteComponent(() => import('./external/draft/new-directory.tsx'), 'NewDirectory'),
})
const newExternalSettings = createRoute({
  getParentRoute: () => newExternal,
  path: '/',
  component: lazyRouteComponent(() => import('./external/settings/settings-step.tsx'), 'SettingsStep'),
})
const newExternalTest = createRoute({
  getParentRoute: () => newExternal,
  path: '/test',
  component: lazyRouteComponent(() => import('./external/test/test-step.tsx'), 'TestStep'),
})

const external = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId',
  component: lazyRouteComponent(() => import('./external/directory-page.tsx'), 'DirectoryPage'),
})
const externalPreview = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId/preview',
  component: lazyRouteComponent(() => import('./external/preview/preview-page.tsx'), 'PreviewPage'),
})
const editExternal = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId/edit',
  component: lazyRouteComponent(() => import('./external/draft/edit-directory.tsx'), 'EditDirectory'),
})
const editExternalSettings = createRoute({
  getParentRoute: () => editExternal,
  path: '/',
  component: lazyRouteComponent(() => import('./external/settings/settings-step.tsx'), 'SettingsStep'),
})
const editExternalTest = createRoute({
  getParentRoute: () => editExternal,
  path: '/test',
  component: lazyRouteComponent(() => import('./external/test/test-step.tsx'), 'TestStep'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: readRequestsSearch,
  component: lazyRouteComponent(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
})

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  validateSearch: readSessionsSearch,
  component: lazyRouteComponent(() => import('./sessions/sessions-page.tsx'), 'SessionsPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-layout.tsx'), 'SettingsLayout'),
})
const generalSettings = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('./settings/general-settings.tsx'), 'GeneralSettings'),
})
const signInRules = createRoute({
  getParentRoute: () => settings,
  path: '/sign-in-rules',
  component: lazyRouteComponent(() => import('./settings/sign-in-rules/sign-in-rules-page.tsx'), 'SignInRulesPage'),
})
const branding = createRoute({
  getParentRoute: () => settings,
  path: '/branding',
  component: lazyRouteComponent(() => import('./settings/branding/branding-page.tsx'), 'BrandingPage'),
})
const profileFields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  component: lazyRouteComponent(() => import('./settings/profile-fields.tsx'), 'ProfileFields'),
})
const apiTokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./settings/api-tokens.tsx'), 'ApiTokens'),
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
  component: lazyRouteComponent(() => import('./service-accounts/service-accounts.tsx'), 'ServiceAccounts'),
})
const serviceAccount = createRoute({
  getParentRoute: () => root,
  path: '/settings/service-accounts/$serviceId',
  component: lazyRouteComponent(() => import('./service-accounts/service-page.tsx'), 'ServicePage'),
})
const mailSettings = createRoute({
  getParentRoute: () => settings,
  path: '/email',
  component: lazyRouteComponent(() => import('./settings/mail-settings.tsx'), 'MailSettings'),
})
const registration = createRoute({
  getParentRoute: () => settings,
  path: '/registration',
  component: lazyRouteComponent(() => import('./settings/registration/registration-page.tsx'), 'RegistrationPage'),
})
const signingKeys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('./settings/keys/keys-page.tsx'), 'KeysPage'),
})
const backups = createRoute({
  getParentRoute: () => settings,
  path: '/backups',
  component: lazyRouteComponent(() => import('./settings/backups/backups-page.tsx'), 'BackupsPage'),
})

export const router = createRouter({
  basepath: '/admin',
  routeTree: root.addChildren([
    home,
    health,
    people,
    peopleImport,
    person.addChildren([personOverview, personConnections, personActivity]),
    receipt,
    groups,
    group.addChildren([groupMembers, groupOpens, groupSettings, groupActivity]),
    apps,
    addApp.addChildren([addAppFirst, addAppAccess, addAppConfiguration]),
    app.addChildren([appOverview, appAccess, appSessions, appConfiguration, appReceives]),
    matrix,
    explain,
    directoryServer,
    externals,
    newExternal.addChildren([newExternalSettings, newExternalTest]),
    external,
    externalPreview,
    editExternal.addChildren([editExternalSettings, editExternalTest]),
    audit,
    requests,
    sessions,
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
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: () => (
    <>
      <PageHead title={t.shell.notFound.title} lead={t.shell.notFound.lead} />
      <Link to="/">{t.shell.notFound.go}</Link>
    </>
  ),
  defaultErrorComponent: () => (
    <Note tone="bad" title={t.shell.broken.title}>
      {t.shell.broken.text}
    </Note>
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
