import type { Group, Member } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { t } from '../texts/index.ts'
import { MemberRow } from './member-row.tsx'

const words = t.groups.group.members

/** A few to begin with: most groups inside are small, and one may hold everybody. */
const firstPeople = 3
const morePeople = 25

interface InnerPeopleProps {
  group: Group
  inner: Extract<Member, { kind: 'group' }>
  /** Whether the first of them are shown before somebody asks. */
  opened: boolean
}

/** The people who are in a group through one inside it, under that one, as far as they were asked for. */
export function InnerPeople({ group, inner, opened }: InnerPeopleProps) {
  const [asked, setAsked] = useState(opened)
  const query = useInfiniteQuery({
    queryKey: ['group', group.id, 'members', { through: inner.id }],
    queryFn: ({ pageParam: cursor }) =>
      api.listMembers({
        params: { id: group.id },
        query: { through: inner.id, cursor, limit: cursor === undefined ? firstPeople : morePeople },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: asked && inner.peopleCount > 0,
  })
  if (inner.peopleCount === 0) return null
  const people = query.data?.pages.flatMap(({ items }) => items) ?? []
  const left = asked && query.data ? (query.data.pages[0]?.total ?? 0) - people.length : inner.peopleCount
  const isShort = !asked || query.hasNextPage
  return (
    <>
      {people.map(member => (
        <MemberRow key={`${inner.id} ${member.id}`} group={group} member={member} indented />
      ))}
      {query.error && (
        <tr>
          <td colSpan={5}>
            <Failure error={query.error} what={words.notShown(inner.name)} />
          </td>
        </tr>
      )}
      {isShort && left > 0 && (
        <tr className="more-inside">
          <td colSpan={5}>
            <Button
              variant="subtle"
              size="compact-sm"
              loading={query.isFetching}
              onClick={() => (asked ? void query.fetchNextPage() : setAsked(true))}
            >
              {asked ? words.moreOf(left, inner.name) : words.peopleOf(left, inner.name)}
            </Button>
          </td>
        </tr>
      )}
    </>
  )
}
