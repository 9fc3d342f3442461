import type { EndpointName } from '@doorward/contract'
import {
  IconBinaryTree2,
  IconDevices,
  IconDoor,
  IconHeartbeat,
  IconHome,
  IconLayoutGridAdd,
  IconListSearch,
  IconMessageQuestion,
  IconPlugConnected,
  IconSettings,
  IconTable,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { t } from '../texts/index.ts'
import { useMay, useSession } from './session.ts'

export interface Place {
  to: LinkProps['to'] & string
  name: string
  icon: Icon
  /** Shown to those who may call it. */
  needs: EndpointName
  count?: 'people' | 'groups' | 'apps' | 'requests' | 'sessions'
  /** After G it leads there, in every language. */
  key: string
}

const { places } = t.shell

const sections: { title?: string; places: Place[] }[] = [
  { places: [{ to: '/', name: places.home, icon: IconHome, needs: 'getOverview', key: 'h' }] },
  {
    title: t.shell.sections.directory,
    places: [
      { to: '/people', name: places.people, icon: IconUsers, needs: 'listUsers', count: 'people', key: 'p' },
      { to: '/groups', name: places.groups, icon: IconUsersGroup, needs: 'listGroups', count: 'groups', key: 'g' },
      { to: '/external', name: places.external, icon: IconPlugConnected, needs: 'listExternalPresets', key: 'e' },
    ],
  },
  {
    title: t.shell.sections.apps,
    places: [
      { to: '/apps', name: places.apps, icon: IconLayoutGridAdd, needs: 'listApps', count: 'apps', key: 'a' },
      {
        to: '/requests',
        name: places.requests,
        icon: IconMessageQuestion,
        needs: 'listAccessRequests',
        count: 'requests',
        key: 'r',
      },
      { to: '/access/matrix', name: places.matrix, icon: IconTable, needs: 'readMatrix', key: 'm' },
      { to: '/access/explain', name: places.explain, icon: IconDoor, needs: 'explainAccess', key: 'x' },
    ],
  },
  {
    title: t.shell.sections.serve,
    places: [
      {
        to: '/directory-server',
        name: places.directoryServer,
        icon: IconBinaryTree2,
        needs: 'getDirectoryServer',
        key: 'd',
      },
      { to: '/health', name: places.health, icon: IconHeartbeat, needs: 'getHealth', key: 'c' },
    ],
  },
  {
    title: t.shell.sections.activity,
    places: [
      { to: '/audit', name: places.audit, icon: IconListSearch, needs: 'listAudit', key: 'l' },
      { to: '/sessions', name: places.sessions, icon: IconDevices, needs: 'listSessions', count: 'sessions', key: 's' },
      { to: '/settings', name: places.settings, icon: IconSettings, needs: 'getSettings', key: 't' },
    ],
  },
]

/** Groups are also for those who only manage some; of the settings, user managers have their API tokens. */
function inPart({ count: _count, ...place }: Place, has: { groups: boolean; tokens: boolean }): Place | undefined {
  if (has.groups && place.to === '/groups') return { ...place, name: places.myGroups }
  if (has.tokens && place.to === '/settings') return { ...place, to: '/settings/tokens', name: places.tokens }
  return undefined
}

/** The pages this person may use, as the navigation has them. */
export function useSections(): { title?: string; places: Place[] }[] {
  const may = useMay()
  const has = { groups: useSession().manages.length > 0, tokens: may('listUsers') && may('createToken') }
  return sections.flatMap(({ places: all, ...section }) => {
    const shown = all.flatMap(place => (may(place.needs) ? place : (inPart(place, has) ?? [])))
    return shown.length === 0 ? [] : [{ ...section, places: shown }]
  })
}

export const usePlaces = (): Place[] => useSections().flatMap(section => section.places)
