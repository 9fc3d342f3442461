import type { Member, MemberKind } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilterOff, IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useRowKeys } from '../parts/shortcuts.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AddPeople } from './add-people.tsx'
import { ChangeEnd } from './change-end.tsx'
import { takeOut } from './group-changes.ts'
import { GroupFacts } from './group-facts.tsx'
import { GroupManagers } from './group-managers.tsx'
import { GroupOpens } from './group-opens.tsx'
import { InnerPeople } from './inner-people.tsx'
import { isKeptHere } from './kept-in.tsx'
import { MemberRow } from './member-row.tsx'
import { useGroup } from './use-group.ts'

const words = t.groups.group.members

const route = getRouteApi('/groups/$groupId/')
const pageSize = 25
/** Of more groups inside, each shows its people once asked: a page asks a few questions, not dozens. */
const openedMax = 4

const emptyWords: Record<MemberKind, string> = words.noneOf

/** Everybody in the group, and beside it what that means. */
export function GroupMembers() {
  const group = useGroup()
  const may = useMay()
  const { search, show } = route.useSearch()
  const navigate = route.useNavigate()
  const cursors = useCursors(JSON.stringify([group.id, search, show]))
  const [ending, setEnding] = useState<Member | null>(null)
  const [adding, people] = useDisclosure()
  // Who is in through a group inside stands under that group, until somebody is looked for.
  const isNested = !search && show === undefined
  const members = useQuery({
    ...queries.members(group.id, { search, kind: isNested ? 'direct' : show, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const remove = useMutation({ mutationFn: (member: Member) => takeOut(group, member) })
  useRowKeys()
  const isHere = isKeptHere(group)
  // A manager keeps the list of people; groups inside are for those who may change the group itself.
  const mayChange = (member: Member) =>
    isHere && member.origins.includes('hand') && (member.kind === 'user' || may('updateGroup'))
  const tab = (kind: MemberKind | undefined, name: string, amount?: number) => (
    <Link
      to="/groups/$groupId"
      params={{ groupId: group.id }}
      search={{ search, show: kind }}
      replace
      aria-current={show === kind ? 'true' : undefined}
      activeProps={{ 'aria-current': show === kind ? 'true' : undefined }}
    >
      {name} {amount !== undefined && <span className="n">{amount}</span>}
    </Link>
  )
  return (
    <div className="grid g-main">
      <section className="panel" aria-label={words.title}>
        <div className="bar">
          <SearchBox
            label={words.find}
            placeholder={words.find}
            value={search ?? ''}
            onSearch={text => void navigate({ search: { search: text || undefined, show }, replace: true })}
          />
          <nav className="seg" aria-label={words.which}>
            {tab(undefined, words.kinds.all)}
            {tab('direct', words.kinds.direct, group.directCount)}
            {tab('nested', words.kinds.nested, group.nestedCount)}
            {tab('ending', words.kinds.ending, group.endingCount)}
          </nav>
        </div>
        {remove.error && (
          <div className="pad">
            <Failure error={remove.error} what={words.notTakenOut} focus />
          </div>
        )}
        <Loaded query={members} what={t.groups.group.whatMembers} rows={6}>
          {page =>
            page.items.length > 0 ? (
              <>
                <table className="list">
                  <thead>
                    <tr>
                      <th>{words.columns.member}</th>
                      <th>{words.columns.how}</th>
                      <th>{words.columns.until}</th>
                      <th>{words.columns.addedBy}</th>
                      <th>
                        <span className="visually-hidden">{t.parts.actions}</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {page.items.map(member => (
                      <Fragment key={member.id}>
                        <MemberRow
                          group={group}
                          member={member}
                          onChangeEnd={mayChange(member) ? () => setEnding(member) : undefined}
                          onTakeOut={mayChange(member) ? () => remove.mutate(member) : undefined}
                        />
                        {isNested && member.kind === 'group' && (
                          <InnerPeople
                            group={group}
                            inner={member}
                            opened={page.items.filter(({ kind }) => kind === 'group').length <= openedMax}
                          />
                        )}
                      </Fragment>
                    ))}
                  </tbody>
                </table>
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              </>
            ) : search || show ? (
              <Empty
                icon={IconFilterOff}
                title={search ? words.noMatch : words.noneShown}
                action={
                  <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                    {words.showAll}
                  </Button>
                }
              >
                {search ? words.noMatchText(search) : show && emptyWords[show]}
              </Empty>
            ) : (
              <Empty
                icon={IconUsersGroup}
                title={words.none}
                action={
                  isHere && (
                    <Button variant="default" leftSection={<IconUserPlus size={16} />} onClick={people.open}>
                      {t.groups.group.actions.addPeople}
                    </Button>
                  )
                }
              >
                {isHere ? words.noneText : words.noneElsewhere}
              </Empty>
            )
          }
        </Loaded>
      </section>
      <div className="stack">
        <GroupOpens group={group} />
        <GroupManagers group={group} />
        <GroupFacts group={group} />
      </div>
      <AddPeople group={group} opened={adding} onClose={people.close} />
      {ending && <ChangeEnd group={group} member={ending} onClose={() => setEnding(null)} />}
    </div>
  )
}
