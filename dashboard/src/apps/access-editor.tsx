import type { AccessRule } from '@doorward/contract'
import { Button, Checkbox } from '@mantine/core'
import { IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { GroupPicker } from '../groups/group-picker.tsx'
import { Choice } from '../parts/choice.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { t } from '../texts/index.ts'

const words = t.appsAccess

interface Named {
  id: string
  name: string
}

/** An access rule while it is being made: what was chosen is kept when another kind is looked at. */
export interface AccessDraft {
  kind: AccessRule['kind']
  groups: Named[]
  users: Named[]
  single: Named | null
  adminsIncluded: boolean
}

export const emptyAccess: AccessDraft = { kind: 'nobody', groups: [], users: [], single: null, adminsIncluded: true }

/** `undefined`: something is still to be chosen. */
export const ruleOf = ({ kind, groups, users, single }: AccessDraft): AccessRule | undefined => {
  if (kind === 'everyone' || kind === 'nobody') return { kind }
  if (kind === 'single-user') return single ? { kind, user: single.id } : undefined
  if (groups.length + users.length === 0) return undefined
  return { kind, groups: groups.map(({ id }) => id), users: users.map(({ id }) => id) }
}

const without = (list: readonly Named[], gone: Named) => list.filter(({ id }) => id !== gone.id)

function Listed({ of, kind, onRemove }: { of: Named; kind: 'group' | 'person'; onRemove: () => void }) {
  const Drawing = kind === 'group' ? IconUsersGroup : IconUser
  return (
    <li>
      <Drawing size={17} stroke={1.75} aria-hidden />
      <span>{of.name}</span>
      <span className="r">
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove} aria-label={words.remove(of.name)}>
          {t.parts.remove}
        </Button>
      </span>
    </li>
  )
}

const pick = (label: string) => (
  <Button variant="default" size="compact-sm">
    {label}
  </Button>
)

/** The question "Who can open it", with what each answer asks next. */
export function AccessEditor({ draft, onChange }: { draft: AccessDraft; onChange: (draft: AccessDraft) => void }) {
  const { data: overview } = useQuery(queries.overview())
  const choose = (kind: AccessDraft['kind']) => ({
    name: 'access',
    checked: draft.kind === kind,
    onChoose: () => onChange({ ...draft, kind }),
  })
  const { groups, users, single } = draft
  return (
    <div className="form" role="radiogroup" aria-label={words.who}>
      <Choice
        {...choose('everyone')}
        title={words.everyone}
        hint={overview ? words.everyoneHintOf(overview.people) : words.everyoneHint}
      />
      <Choice {...choose('chosen')} title={words.chosen} hint={words.chosenHint}>
        <div className="panel">
          {groups.length + users.length > 0 && (
            <ul className="rows">
              {groups.map(group => (
                <Listed
                  key={group.id}
                  of={group}
                  kind="group"
                  onRemove={() => onChange({ ...draft, groups: without(groups, group) })}
                />
              ))}
              {users.map(user => (
                <Listed
                  key={user.id}
                  of={user}
                  kind="person"
                  onRemove={() => onChange({ ...draft, users: without(users, user) })}
                />
              ))}
            </ul>
          )}
          <footer>
            <GroupPicker
              target={pick(words.addGroup)}
              without={groups.map(({ id }) => id)}
              onPick={({ id, name }) => onChange({ ...draft, groups: [...groups, { id, name }] })}
            />
            <PersonPicker
              target={pick(words.addPerson)}
              without={users.map(({ id }) => id)}
              onPick={({ id, displayName }) => onChange({ ...draft, users: [...users, { id, name: displayName }] })}
            />
          </footer>
        </div>
      </Choice>
      <Choice {...choose('single-user')} title={words.one} hint={words.oneHint}>
        <div className="panel">
          {single && (
            <ul className="rows">
              <Listed of={single} kind="person" onRemove={() => onChange({ ...draft, single: null })} />
            </ul>
          )}
          <footer>
            <PersonPicker
              target={pick(single ? words.chooseAnother : words.choosePerson)}
              onPick={({ id, displayName }) => onChange({ ...draft, single: { id, name: displayName } })}
            />
          </footer>
        </div>
      </Choice>
      <Choice
        {...choose('nobody')}
        title={words.nobody}
        hint={draft.adminsIncluded ? words.nobodyHint : words.nobodyHintAtAll}
      />
      {draft.kind !== 'single-user' && (
        <Checkbox
          label={words.admins}
          description={words.adminsHint}
          checked={draft.adminsIncluded}
          onChange={event => onChange({ ...draft, adminsIncluded: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}
