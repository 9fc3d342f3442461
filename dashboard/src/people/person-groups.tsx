import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { GroupPicker } from '../groups/group-picker.tsx'
import { printDay } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.groups

const stale = () => forget('user', 'users', 'groups', 'group')

type Membership = User['groups'][number]

const printWay = ({ through, managedBy, expiresAt }: Membership): string => {
  if (through === null && expiresAt !== null) return words.until(printDay(expiresAt))
  if (through === null) return managedBy === null ? words.here : words.hereKept(managedBy)
  return managedBy === null ? words.through(through) : words.throughKept(through, managedBy)
}

/** Every group the person is in; those of the first hand can be left. */
export function PersonGroups({ user, mayChange }: { user: User; mayChange: boolean }) {
  const join = useMutation({
    mutationFn: (id: string) => api.addMembers({ params: { id }, body: { users: [{ id: user.id }] } }),
    onSuccess: stale,
  })
  const leave = useMutation({
    mutationFn: (group: Membership) => api.removeMember({ params: { id: group.id, memberId: user.id } }),
    onSuccess: async (_, group) => {
      await stale()
      sayDone(words.left(user.displayName, group.name), async () => {
        // Until when it was, and no longer.
        const { id, expiresAt } = group
        await api.addMembers({ params: { id }, body: { users: [{ id: user.id, expiresAt }] } })
        await stale()
      })
    },
  })
  const direct = user.groups.filter(({ through }) => through === null)
  return (
    <Panel
      title={t.people.fields.groups}
      right={
        mayChange && (
          <GroupPicker
            target={
              <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} loading={join.isPending}>
                {t.parts.add}
              </Button>
            }
            without={direct.map(({ id }) => id)}
            onPick={({ id }) => join.mutate(id)}
          />
        )
      }
    >
      {(join.error ?? leave.error) && (
        <div className="pad">
          <Failure error={join.error ?? leave.error} what={words.failed} focus />
        </div>
      )}
      {user.groups.length === 0 ? (
        <p className="pad dim">{words.none}</p>
      ) : (
        <ul className="rows">
          {user.groups.map(group => (
            <li key={`${group.id} ${group.through}`}>
              <IconUsersGroup size={17} stroke={1.75} aria-hidden />
              <span>
                <Link to="/groups/$groupId" params={{ groupId: group.id }}>
                  {group.name}
                </Link>
                <small>{printWay(group)}</small>
              </span>
              {mayChange && group.through === null && group.source === 'local' && group.managedBy === null && (
                <span className="r">
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={words.removeFrom(group.name)}
                    onClick={() => leave.mutate(group)}
                  >
                    {t.parts.remove}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
