import { createRoute } from '@tanstack/react-router'
import { readAppsSearch } from '../apps/apps-search.ts'
import { readReceivesSearch } from '../apps/receives-search.ts'
import { lazyPage } from './lazy-page.ts'
import { root } from './root.ts'

const apps = createRoute({
  getParentRoute: () => root,
  path: '/apps',
  validateSearch: readAppsSearch,
  component: lazyPage(() => import('../apps/apps-page.tsx'), 'AppsPage'),
})

const addApp = createRoute({
  getParentRoute: () => root,
  path: '/apps/add',
  component: lazyPage(() => import('../apps/add/add-app.tsx'), 'AddApp'),
})

const addAppFirst = createRoute({
  getParentRoute: () => addApp,
  path: '/',
  component: lazyPage(() => import('../apps/add/app-step.tsx'), 'AppStep'),
})

const addAppAccess = createRoute({
  getParentRoute: () => addApp,
  path: '/access',
  component: lazyPage(() => import('../apps/add/access-step.tsx'), 'AccessStep'),
})

const addAppMadeAccess = createRoute({
  getParentRoute: () => addApp,
  path: '/access/$appId',
  component: lazyPage(() => import('../apps/add/made-access-step.tsx'), 'MadeAccessStep'),
})

const addAppConfiguration = createRoute({
  getParentRoute: () => addApp,
  path: '/configuration/$appId',
  component: lazyPage(() => import('../apps/add/configuration-step.tsx'), 'ConfigurationStep'),
})

const addAppTest = createRoute({
  getParentRoute: () => addApp,
  path: '/test/$appId',
  component: lazyPage(() => import('../apps/add/test-step.tsx'), 'TestStep'),
})

const app = createRoute({
  getParentRoute: () => root,
  path: '/apps/$appId',
  component: lazyPage(() => import('../apps/app-page.tsx'), 'AppPage'),
})

const appOverview = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyPage(() => import('../apps/app-overview.tsx'), 'AppOverview'),
})

const appAccess = createRoute({
  getParentRoute: () => app,
  path: '/access',
  component: lazyPage(() => import('../apps/app-access.tsx'), 'AppAccess'),
})

const appConfiguration = createRoute({
  getParentRoute: () => app,
  path: '/configuration',
  component: lazyPage(() => import('../apps/app-configuration.tsx'), 'AppConfiguration'),
})

const appReceives = createRoute({
  getParentRoute: () => app,
  path: '/receives',
  validateSearch: readReceivesSearch,
  component: lazyPage(() => import('../apps/app-receives.tsx'), 'AppReceives'),
})

const appTest = createRoute({
  getParentRoute: () => app,
  path: '/test',
  component: lazyPage(() => import('../apps/app-test-tab.tsx'), 'AppTestTab'),
})

const appSessions = createRoute({
  getParentRoute: () => app,
  path: '/sessions',
  component: lazyPage(() => import('../apps/app-sessions.tsx'), 'AppSessions'),
})

const appActivity = createRoute({
  getParentRoute: () => app,
  path: '/activity',
  component: lazyPage(() => import('../apps/app-activity.tsx'), 'AppActivity'),
})

/** Apps, and how one is added. */
export const appRoutes = [
  apps,
  addApp.addChildren([addAppFirst, addAppAccess, addAppMadeAccess, addAppConfiguration, addAppTest]),
  app.addChildren([appOverview, appAccess, appSessions, appConfiguration, appTest, appReceives, appActivity]),
] as const
