import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import {
  IconMessageQuestion,
  IconShieldCheck,
  IconUser,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../api/queries.ts'
import { Panel } from '../parts/panel.tsx'
import { Badge } from '../parts/status.tsx'
import { countPeople, listNames } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { draftOf } from './app-access.tsx'
import { ruleOf } from './access-editor.tsx'

const words = t.appsOverview.openers

/** Further groups are told in a line. */
const groupsShown = 6

function Row({ icon, children, hint }: { icon: ReactNode; children: ReactNode; hint: ReactNode }) {
  return (
    <li>
      {icon}
      <span>
        {children}
        {hint && <small>{hint}</small>}
      </span>
    </li>
  )
}

const iconSize = { size: 18, stroke: 1.75, 'aria-hidden': true } as const

function GroupRows({ groups }: { groups: { id: string; name: string }[] }) {
  const shown = groups.slice(0, groupsShown)
  const found = useQueries({ queries: shown.map(({ id }) => queries.group(id)) })
  return (
    <>
      {shown.map(({ id, name }, at) => {
        const group = found[at]?.data
        return (
          <Row
            key={id}
            icon={<IconUsersGroup {...iconSize} />}
            hint={
              group &&
              (group.nestedCount > 0 && group.includes.length > 0
                ? words.through(group.peopleCount, group.nestedCount, listNames(group.includes.map(one => one.name)))
                : countPeople(group.peopleCount))
            }
          >
            <Link to="/groups/$groupId" params={{ groupId: id }}>
              {name}
            </Link>
          </Row>
        )
      })}
      {groups.length > shown.length && (
        <Row icon={<IconUsersGroup {...iconSize} />} hint={null}>
          {words.moreGroups(groups.length - shown.length)}
        </Row>
      )}
    </>
  )
}

function WaitingLink({ app }: { app: App }) {
  const { data } = useQuery(queries.accessRequests({ shown: 'waiting', app: app.id, limit: 1 }))
  if (data === undefined || data.total === 0) return null
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconMessageQuestion size={15} aria-hidden />}
      renderRoot={props => <Link to="/requests" search={{ app: app.id }} {...props} />}
    >
      {words.waiting(data.total)}
    </Button>
  )
}

/** Who can open an app, by what lets them in. */
export function AppOpeners({ app }: { app: App }) {
  const may = useMay()
  const { access, adminsIncluded } = app
  const grants = useQuery(queries.appGrants(app.id)).data?.items ?? []
  const preview = useQuery(
    queries.accessPreview({
      access: ruleOf(draftOf(app)) ?? { kind: 'nobody' },
      adminsIncluded: access.kind !== 'single-user' && adminsIncluded,
    }),
  ).data
  const named = access.kind === 'chosen' ? access.users : access.kind === 'single-user' ? [access.user] : []
  return (
    <Panel
      title={app.peopleCount === 0 ? t.appsAccess.preview.nobodyCan : t.appsAccess.preview.can(app.peopleCount)}
      right={
        app.requireTwoFactor && (
          <Badge tone="accent">
            <IconShieldCheck size={14} aria-hidden /> {words.secondFactor}
          </Badge>
        )
      }
      footer={
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            renderRoot={props => <Link to="/apps/$appId/access" params={{ appId: app.id }} {...props} />}
          >
            {t.appsAccess.changeWho}
          </Button>
          {may('listAccessRequests') && <WaitingLink app={app} />}
        </>
      }
    >
      <ul className="rows">
        {access.kind === 'everyone' && (
          <Row icon={<IconUsers {...iconSize} />} hint={t.appsAccess.everyoneHint}>
            {t.appsAccess.everyone}
          </Row>
        )}
        {access.kind === 'nobody' && !adminsIncluded && grants.length === 0 && (
          <Row icon={<IconUsers {...iconSize} />} hint={words.nobodyHint}>
            {t.words.access.nobody}
          </Row>
        )}
        {access.kind === 'chosen' && <GroupRows groups={access.groups} />}
        {named.length > 0 && (
          <Row icon={<IconUser {...iconSize} />} hint={listNames(named.map(({ name }) => name))}>
            {words.byName(named.length)}
          </Row>
        )}
        {grants.length > 0 && (
          <Row icon={<IconUser {...iconSize} />} hint={listNames(grants.map(({ user }) => user.name))}>
            {words.asked(grants.length)}
          </Row>
        )}
        {adminsIncluded && (access.kind === 'chosen' || access.kind === 'nobody') && (
          <Row
            icon={<IconUserShield {...iconSize} />}
            hint={preview && (preview.adminCount === 0 ? words.adminsAnyway : words.adminsOnly(preview.adminCount))}
          >
            {words.admins}
          </Row>
        )}
      </ul>
    </Panel>
  )
}
