import { type GroupKeeper, groupKeepers, type MemberKind, memberKinds } from '@doorward/contract'
import { createRoute } from '@tanstack/react-router'
import { lazyPage } from './lazy-page.ts'
import { root } from './root.ts'
import { oneOf, text } from './search-values.ts'

export interface GroupsSearch {
  search?: string | undefined
  kept?: GroupKeeper | undefined
  /** The group shown beside the list. */
  glance?: string | undefined
}

const groups = createRoute({
  getParentRoute: () => root,
  path: '/groups',
  validateSearch: (search: Record<string, unknown>): GroupsSearch => ({
    search: text(search['search']),
    kept: oneOf(groupKeepers, search['kept']),
    glance: text(search['glance']),
  }),
  component: lazyPage(() => import('../groups/groups-page.tsx'), 'GroupsPage'),
})

export interface MembersSearch {
  search?: string | undefined
  /** Which of the members; all of them without it. */
  show?: MemberKind | undefined
}

const group = createRoute({
  getParentRoute: () => root,
  path: '/groups/$groupId',
  component: lazyPage(() => import('../groups/group-page.tsx'), 'GroupPage'),
})

const groupMembers = createRoute({
  getParentRoute: () => group,
  path: '/',
  validateSearch: (search: Record<string, unknown>): MembersSearch => ({
    search: text(search['search']),
    show: oneOf(memberKinds, search['show']),
  }),
  component: lazyPage(() => import('../groups/group-members.tsx'), 'GroupMembers'),
})

const groupOpens = createRoute({
  getParentRoute: () => group,
  path: '/opens',
  component: lazyPage(() => import('../groups/group-opens-tab.tsx'), 'GroupOpensTab'),
})

const groupSettings = createRoute({
  getParentRoute: () => group,
  path: '/settings',
  component: lazyPage(() => import('../groups/group-settings.tsx'), 'GroupSettings'),
})

const groupActivity = createRoute({
  getParentRoute: () => group,
  path: '/activity',
  component: lazyPage(() => import('../groups/group-activity.tsx'), 'GroupActivity'),
})

/** Groups. */
export const groupRoutes = [
  groups,
  group.addChildren([groupMembers, groupOpens, groupSettings, groupActivity]),
] as const
