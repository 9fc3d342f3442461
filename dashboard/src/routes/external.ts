import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root.ts'

const externals = createRoute({
  getParentRoute: () => root,
  path: '/external',
  component: lazyRouteComponent(() => import('../external/external-page.tsx'), 'ExternalPage'),
})

const newExternal = createRoute({
  getParentRoute: () => root,
  path: '/external/connect',
  component: lazyRouteComponent(() => import('../external/draft/new-directory.tsx'), 'NewDirectory'),
})

const newExternalSettings = createRoute({
  getParentRoute: () => newExternal,
  path: '/',
  component: lazyRouteComponent(() => import('../external/settings/settings-step.tsx'), 'SettingsStep'),
})

const newExternalTest = createRoute({
  getParentRoute: () => newExternal,
  path: '/test',
  component: lazyRouteComponent(() => import('../external/test/test-step.tsx'), 'TestStep'),
})

const external = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId',
  component: lazyRouteComponent(() => import('../external/directory-page.tsx'), 'DirectoryPage'),
})

const externalPreview = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId/preview',
  component: lazyRouteComponent(() => import('../external/preview/preview-page.tsx'), 'PreviewPage'),
})

const editExternal = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId/edit',
  component: lazyRouteComponent(() => import('../external/draft/edit-directory.tsx'), 'EditDirectory'),
})

const editExternalSettings = createRoute({
  getParentRoute: () => editExternal,
  path: '/',
  component: lazyRouteComponent(() => import('../external/settings/settings-step.tsx'), 'SettingsStep'),
})

const editExternalTest = createRoute({
  getParentRoute: () => editExternal,
  path: '/test',
  component: lazyRouteComponent(() => import('../external/test/test-step.tsx'), 'TestStep'),
})

/** Directories people come from. */
export const externalRoutes = [
  externals,
  newExternal.addChildren([newExternalSettings, newExternalTest]),
  external,
  externalPreview,
  editExternal.addChildren([editExternalSettings, editExternalTest]),
] as const
