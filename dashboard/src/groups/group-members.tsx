import type { Group, Member } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Pager, PageRange, useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Badge } from '../parts/status.tsx'
import { countPeople, stateWords } from '../parts/words.ts'
import { PersonPicker } from '../people/person-picker.tsx'

const pageSize = 25
const stale = () => forget('group', 'groups', 'user', 'users')

function MemberRow({ member, onRemove }: { member: Member; onRemove: (() => void) | undefined }) {
  const isUser = member.kind === 'user'
  return (
    <li>
      {isUser ? <Avatar name={member.name} /> : <IconUsersGroup size={20} stroke={1.75} aria-hidden />}
      <span>
        {isUser ? (
          <Link to="/people/$userId" params={{ userId: member.id }}>
            {member.name}
          </Link>
        ) : (
          <Link to="/groups/$groupId" params={{ groupId: member.id }}>
            {member.name}
          </Link>
        )}{' '}
        {isUser && member.state !== 'active' && <Badge tone="bad">{stateWords[member.state]}</Badge>}
        <small>{isUser ? member.username : `Group, ${countPeople(member.peopleCount)}`}</small>
      </span>
      {onRemove && (
        <span className="r">
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={onRemove}
            aria-label={`Remove ${member.name}`}
          >
            Remove
          </Button>
        </span>
      )}
    </li>
  )
}

/** Direct members, a page at a time, to add and to take out. */
export function GroupMembers({ group, mayChange }: { group: Group; mayChange: boolean }) {
  const { id } = group
  const [search, setSearch] = useState('')
  const cursors = useCursors(search)
  const members = useQuery({
    ...queries.members(id, { search, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const add = useMutation({
    mutationFn: (person: { id: string }) => api.addMembers({ params: { id }, body: { users: [person.id] } }),
    onSuccess: stale,
  })
  const remove = useMutation({
    mutationFn: (member: Member) => api.removeMember({ params: { id, memberId: member.id } }),
    onSuccess: async (_, member) => {
      await stale()
      sayDone(`${member.name} is no longer in ${group.name}`, async () => {
        await api.addMembers({
          params: { id },
          body: member.kind === 'user' ? { users: [member.id] } : { groups: [member.id] },
        })
        await stale()
      })
    },
  })
  return (
    <Panel
      title="Members"
      right={
        mayChange && (
          <PersonPicker
            target={
              <Button size="compact-sm" leftSection={<IconUserPlus size={15} />} loading={add.isPending}>
                Add people
              </Button>
            }
            onPick={person => add.mutate(person)}
          />
        )
      }
    >
      <div className="bar">
        <SearchBox label="Find a member" placeholder="Find a member" value={search} onSearch={setSearch} />
      </div>
      {(add.error ?? remove.error) && (
        <div className="pad">
          <Failure error={add.error ?? remove.error} what="The members were not changed." focus />
        </div>
      )}
      <Loaded query={members} what="members">
        {page =>
          page.items.length === 0 ? (
            <Empty icon={IconUsersGroup} title={search ? 'No member matches' : 'Nobody is in this group yet'}>
              {search
                ? `No member’s name contains “${search}”.`
                : 'Add people, and they can open what this group opens.'}
            </Empty>
          ) : (
            <>
              <ul className="rows">
                {page.items.map(member => (
                  <MemberRow
                    key={member.id}
                    member={member}
                    onRemove={mayChange ? () => remove.mutate(member) : undefined}
                  />
                ))}
              </ul>
              <footer>
                <PageRange page={page} limit={pageSize} cursors={cursors} />
                <Pager page={page} cursors={cursors} />
              </footer>
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}
