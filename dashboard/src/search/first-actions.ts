import type { AppSummary, GroupSummary, UserSummary } from '@doorward/contract'
import {
  IconDoor,
  IconLayoutGridAdd,
  IconLogout,
  IconPlugConnected,
  IconShieldX,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { NavigateOptions } from '@tanstack/react-router'
import { mayActOn } from '../people/roles-to-give.ts'
import { useMay, useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.search.first

/** What is found first, and so most likely what is meant. */
export type First = { person: UserSummary } | { app: AppSummary } | { group: GroupSummary }

export interface FirstAction {
  id: string
  label: string
  icon: Icon
  /** It is confirmed where it leads. */
  asks?: boolean
  to: NavigateOptions
}

export const nameOf = (first: First): string =>
  'person' in first ? first.person.displayName : 'app' in first ? first.app.title : first.group.name

type Found = false | FirstAction

/** What is most often done with it, as far as this person may. */
export function useFirstActions(first: First | undefined): FirstAction[] {
  const may = useMay()
  const { user: me } = useSession()
  if (first === undefined) return []
  const name = nameOf(first)

  const withPerson = ({ id, role, secondFactor, state }: UserSummary): Found[] => {
    const acts = id !== me.id && mayActOn(me.role, role) && state !== 'invited'
    return [
      may('explainAccess') && {
        id: 'explain',
        label: words.explainPerson(name),
        icon: IconDoor,
        to: { to: '/access/explain', search: { user: id } },
      },
      acts && {
        id: 'sign-out',
        label: words.signOut(name),
        icon: IconLogout,
        asks: true,
        to: { to: '/people/$userId', params: { userId: id }, search: { ask: 'sign-out' } },
      },
      acts &&
        secondFactor && {
          id: 'reset',
          label: words.reset(name),
          icon: IconShieldX,
          asks: true,
          to: { to: '/people/$userId', params: { userId: id }, search: { ask: 'reset-factor' } },
        },
    ]
  }
  const withApp = ({ id }: AppSummary): Found[] => [
    may('explainAccess') && {
      id: 'explain',
      label: words.explainApp(name),
      icon: IconDoor,
      to: { to: '/access/explain', search: { app: id } },
    },
    may('updateApp') && {
      id: 'access',
      label: words.changeAccess(name),
      icon: IconUsers,
      to: { to: '/apps/$appId/access', params: { appId: id } },
    },
    may('startAppTest') && {
      id: 'test',
      label: words.testApp(name),
      icon: IconPlugConnected,
      to: { to: '/apps/$appId/test', params: { appId: id } },
    },
  ]
  const withGroup = ({ id }: GroupSummary): Found[] => [
    {
      id: 'members',
      label: words.members(name),
      icon: IconUsers,
      to: { to: '/groups/$groupId', params: { groupId: id } },
    },
    may('listGroupApps') && {
      id: 'opens',
      label: words.opens(name),
      icon: IconLayoutGridAdd,
      to: { to: '/groups/$groupId/opens', params: { groupId: id } },
    },
  ]
  const all =
    'person' in first ? withPerson(first.person) : 'app' in first ? withApp(first.app) : withGroup(first.group)
  return all.filter(action => action !== false)
}
