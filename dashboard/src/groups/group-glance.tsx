import type { Group } from '@doorward/contract'
import { ActionIcon, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowRight, IconPlus, IconUserPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useRef } from 'react'
import { queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { countPeople, listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { AddGroup } from './add-group.tsx'
import { AddPeople } from './add-people.tsx'
import { DeleteGroup } from './delete-group.tsx'
import { takeOut } from './group-changes.ts'
import { SeenAs } from './group-facts.tsx'
import { isKeptHere, keeperName, whyReadOnly } from './kept-in.tsx'
import { printDay } from '../parts/dates.ts'

const words = t.groups.glance

const shownMax = 6

/** A group beside the list: what it is, who was added to it, what it opens. The page has the rest. */
export function GroupGlance({ id, onClose }: { id: string; onClose: () => void }) {
  const titleId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const query = useQuery(queries.group(id))
  const group = query.data
  const opened = group ? group.opens.length + group.opensThrough.length : 0
  // Back to the row it was opened from, or to whichever is now shown.
  useEffect(() => {
    frame.current?.focus()
    return () => document.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"] a`)?.focus()
  }, [id])
  return (
    // biome-ignore lint/a11y/useSemanticElements: not modal, so that the list beside it stays in use
    <div
      className="glance"
      role="dialog"
      aria-modal="false"
      aria-labelledby={titleId}
      tabIndex={-1}
      ref={frame}
      onKeyDown={event => {
        if (event.key === 'Escape' && event.currentTarget.contains(event.target as Node)) onClose()
      }}
    >
      <header>
        <div>
          <h2 id={titleId}>{group?.name ?? words.group}</h2>
          {group && <p className="ink2">{words.sum(group.peopleCount, words.apps(opened))}</p>}
        </div>
        <ActionIcon variant="subtle" color="gray" size="var(--control)" onClick={onClose} aria-label={words.close}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </header>
      <Loaded query={query} what={t.groups.group.what}>
        {one => <Glance group={one} />}
      </Loaded>
    </div>
  )
}

function Glance({ group }: { group: Group }) {
  const [addingPeople, people] = useDisclosure()
  const [addingGroup, inner] = useDisclosure()
  const [deleting, deletion] = useDisclosure()
  const isHere = isKeptHere(group)
  return (
    <>
      <div className="glance-body">
        <dl className="facts">
          <dt>{words.keptIn}</dt>
          <dd>{isHere ? 'Doorward' : keeperName(group)}</dd>
          <SeenAs group={group} />
        </dl>
        <Members group={group} onAddGroup={isHere ? inner.open : undefined} />
        <h3>{words.opens}</h3>
        <Opens group={group} />
      </div>
      <footer>
        {isHere && (
          <Button leftSection={<IconUserPlus size={16} />} onClick={people.open}>
            {t.groups.group.actions.addPeople}
          </Button>
        )}
        <Button
          variant="default"
          rightSection={<IconArrowRight size={16} />}
          renderRoot={props => <Link to="/groups/$groupId" params={{ groupId: group.id }} {...props} />}
        >
          {words.open}
        </Button>
        {isHere && (
          <Button className="danger end" variant="default" onClick={deletion.open}>
            {t.groups.group.actions.delete}
          </Button>
        )}
      </footer>
      <AddPeople group={group} opened={addingPeople} onClose={people.close} />
      <AddGroup group={group} opened={addingGroup} onClose={inner.close} />
      <DeleteGroup group={group} opened={deleting} onClose={deletion.close} />
    </>
  )
}

function Members({ group, onAddGroup }: { group: Group; onAddGroup: (() => void) | undefined }) {
  const query = useQuery(queries.members(group.id, { kind: 'direct', limit: shownMax + group.includes.length }))
  const remove = useMutation({ mutationFn: takeOut.bind(null, group) })
  const mayRemove = isKeptHere(group)
  return (
    <>
      <Failure error={remove.error} what={t.groups.group.members.notTakenOut} focus />
      <Loaded query={query} what={t.groups.group.whatMembers} rows={3}>
        {({ items, total }) => {
          const groups = items.filter(member => member.kind === 'group')
          const added = items.filter(member => member.kind === 'user')
          const more = total - items.length
          return (
            <>
              <h3>{words.inside}</h3>
              <div className="app-icons">
                {groups.map(member => (
                  <span key={member.id} className="badge">
                    <span>
                      <Link to="/groups/$groupId" params={{ groupId: member.id }}>
                        {member.name}
                      </Link>
                      , {countPeople(member.peopleCount)}
                    </span>
                  </span>
                ))}
                {groups.length === 0 && <span className="dim">{words.noInside}</span>}
                {onAddGroup && (
                  <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={onAddGroup}>
                    {words.addGroup}
                  </Button>
                )}
              </div>
              <h3>{words.added}</h3>
              {added.length === 0 ? (
                <p className="dim">{words.nobody}</p>
              ) : (
                <ul className="rows">
                  {added.map(member => (
                    <li key={member.id}>
                      <Avatar name={member.name} />
                      <span>
                        <Link to="/people/$userId" params={{ userId: member.id }}>
                          {member.name}
                        </Link>
                        <small>
                          {member.expiresAt === null
                            ? member.username
                            : words.until(member.username ?? '', printDay(member.expiresAt))}
                        </small>
                      </span>
                      {mayRemove && member.origins.includes('hand') && (
                        <span className="r">
                          <Button
                            variant="subtle"
                            color="gray"
                            size="compact-sm"
                            aria-label={words.remove(member.name)}
                            onClick={() => remove.mutate(member)}
                          >
                            {t.parts.remove}
                          </Button>
                        </span>
                      )}
                    </li>
                  ))}
                  {more > 0 && (
                    <li>
                      <Link to="/groups/$groupId" params={{ groupId: group.id }}>
                        {words.more(more)}
                      </Link>
                    </li>
                  )}
                </ul>
              )}
              {!mayRemove && <p className="hint">{whyReadOnly(group)}</p>}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function Opens({ group }: { group: Group }) {
  const query = useQuery(queries.groupApps(group.id))
  return (
    <Loaded query={query} what={t.groups.group.whatApps} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="dim">{words.noApps}</p>
        ) : (
          <ul className="rows">
            {items.map(({ app, through, with: others }) => (
              <li key={app.id}>
                <AppIcon title={app.name} icon={app.icon} />
                <span>
                  {app.name}
                  <small>
                    {through !== null
                      ? t.groups.group.opens.through(through.name)
                      : others.length === 0
                        ? words.onlyThis
                        : words.with(listNames(others.map(({ name }) => name)))}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
