import { createRoute, createRouter, Link } from '@tanstack/react-router'
import { readExplainSearch, readMatrixSearch } from './access/access-search.ts'
import { readAuditSearch } from './audit/audit-search.ts'
import { readRequestsSearch } from './requests/requests-search.ts'
import { readSessionsSearch } from './sessions/sessions-search.ts'
import { PageHead } from './parts/page-head.tsx'
import { appRoutes } from './routes/apps.ts'
import { externalRoutes } from './routes/external.ts'
import { groupRoutes } from './routes/groups.ts'
import { peopleRoutes } from './routes/people.ts'
import { root } from './routes/root.ts'
import { settingsRoutes } from './routes/settings.ts'
import { Broken } from './shell/broken.tsx'
import { lazyFirstPage, lazyPage } from './routes/lazy-page.ts'
import { t } from './texts/index.ts'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyFirstPage(() => import('./home/home-page.tsx'), 'HomePage'),
})

const health = createRoute({
  getParentRoute: () => root,
  path: '/health',
  component: lazyPage(() => import('./health/health-page.tsx'), 'HealthPage'),
})

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/access/matrix',
  validateSearch: readMatrixSearch,
  component: lazyPage(() => import('./access/matrix-page.tsx'), 'MatrixPage'),
})

const explain = createRoute({
  getParentRoute: () => root,
  path: '/access/explain',
  validateSearch: readExplainSearch,
  component: lazyPage(() => import('./access/explain-page.tsx'), 'ExplainPage'),
})

const directoryServer = createRoute({
  getParentRoute: () => root,
  path: '/directory-server',
  component: lazyPage(() => import('./directory-server/directory-server-page.tsx'), 'DirectoryServerPage'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyPage(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: readRequestsSearch,
  component: lazyPage(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
})

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  validateSearch: readSessionsSearch,
  component: lazyPage(() => import('./sessions/sessions-page.tsx'), 'SessionsPage'),
})

export const router = createRouter({
  basepath: '/admin',
  routeTree: root.addChildren([
    home,
    health,
    ...peopleRoutes,
    ...groupRoutes,
    ...appRoutes,
    matrix,
    explain,
    directoryServer,
    ...externalRoutes,
    audit,
    requests,
    sessions,
    ...settingsRoutes,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: () => (
    <>
      <PageHead title={t.shell.notFound.title} lead={t.shell.notFound.lead} />
      <Link to="/">{t.shell.notFound.go}</Link>
    </>
  ),
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
