import { createRoute } from '@tanstack/react-router'
import { readPeopleSearch } from '../people/people-search.ts'
import { lazyPage } from './lazy-page.ts'
import { root } from './root.ts'

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyPage(() => import('../people/people-page.tsx'), 'PeoplePage'),
})

const peopleImport = createRoute({
  getParentRoute: () => root,
  path: '/people/import',
  component: lazyPage(() => import('../people/import/import-page.tsx'), 'ImportPage'),
})

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$userId',
  component: lazyPage(() => import('../people/person-page.tsx'), 'PersonPage'),
})

const asks = ['sign-out', 'reset-factor'] as const

export interface PersonSearch {
  /** What is to be done with the person, once it is confirmed. */
  ask?: (typeof asks)[number] | undefined
}

const personOverview = createRoute({
  getParentRoute: () => person,
  path: '/',
  validateSearch: (search: Record<string, unknown>): PersonSearch => ({
    ask: asks.find(ask => ask === search['ask']),
  }),
  component: lazyPage(() => import('../people/person-overview.tsx'), 'PersonOverview'),
})

const personActivity = createRoute({
  getParentRoute: () => person,
  path: '/activity',
  component: lazyPage(() => import('../people/person-activity.tsx'), 'PersonActivity'),
})

const personSecondFactor = createRoute({
  getParentRoute: () => person,
  path: '/second-factor',
  component: lazyPage(() => import('../people/person-second-factor.tsx'), 'PersonSecondFactor'),
})

const personConnections = createRoute({
  getParentRoute: () => person,
  path: '/connections',
  component: lazyPage(() => import('../people/person-connections.tsx'), 'PersonConnections'),
})

const receipt = createRoute({
  getParentRoute: () => root,
  path: '/people/$userId/receipts/$receiptId',
  component: lazyPage(() => import('../receipts/receipt-page.tsx'), 'ReceiptPage'),
})

/** People, and what is told of one. */
export const peopleRoutes = [
  people,
  peopleImport,
  person.addChildren([personOverview, personSecondFactor, personConnections, personActivity]),
  receipt,
] as const
