import { createRoute } from '@tanstack/react-router'
import { lazyPage } from './lazy-page.ts'
import { root } from './root.ts'

const externals = createRoute({
  getParentRoute: () => root,
  path: '/external',
  component: lazyPage(() => import('../external/external-page.tsx'), 'ExternalPage'),
})

const newExternal = createRoute({
  getParentRoute: () => root,
  path: '/external/connect',
  component: lazyPage(() => import('../external/draft/new-directory.tsx'), 'NewDirectory'),
})

const newExternalSettings = createRoute({
  getParentRoute: () => newExternal,
  path: '/',
  component: lazyPage(() => import('../external/settings/settings-step.tsx'), 'SettingsStep'),
})

const newExternalTest = createRoute({
  getParentRoute: () => newExternal,
  path: '/test',
  component: lazyPage(() => import('../external/test/test-step.tsx'), 'TestStep'),
})

const external = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId',
  component: lazyPage(() => import('../external/directory-page.tsx'), 'DirectoryPage'),
})

const externalPreview = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId/preview',
  component: lazyPage(() => import('../external/preview/preview-page.tsx'), 'PreviewPage'),
})

const editExternal = createRoute({
  getParentRoute: () => root,
  path: '/external/$directoryId/edit',
  component: lazyPage(() => import('../external/draft/edit-directory.tsx'), 'EditDirectory'),
})

const editExternalSettings = createRoute({
  getParentRoute: () => editExternal,
  path: '/',
  component: lazyPage(() => import('../external/settings/settings-step.tsx'), 'SettingsStep'),
})

const editExternalTest = createRoute({
  getParentRoute: () => editExternal,
  path: '/test',
  component: lazyPage(() => import('../external/test/test-step.tsx'), 'TestStep'),
})

/** Directories people come from. */
export const externalRoutes = [
  externals,
  newExternal.addChildren([newExternalSettings, newExternalTest]),
  external,
  externalPreview,
  editExternal.addChildren([editExternalSettings, editExternalTest]),
] as const
