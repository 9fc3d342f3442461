import type { AccessRule } from '@doorward/contract'
import { Button, Checkbox } from '@mantine/core'
import { IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { GroupPicker } from '../groups/group-picker.tsx'
import { Choice } from '../parts/choice.tsx'
import { countPeople } from '../parts/words.ts'
import { PersonPicker } from '../people/person-picker.tsx'

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
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove} aria-label={`Remove ${of.name}`}>
          Remove
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
    <div className="form" role="radiogroup" aria-label="Who can open it">
      <Choice
        {...choose('everyone')}
        title="Everyone"
        hint={`${overview ? countPeople(overview.people) : 'All people'}, and anyone added later`}
      />
      <Choice {...choose('chosen')} title="Some groups and people" hint="Only those listed here">
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
              target={pick('Add a group')}
              without={groups.map(({ id }) => id)}
              onPick={({ id, name }) => onChange({ ...draft, groups: [...groups, { id, name }] })}
            />
            <PersonPicker
              target={pick('Add a person')}
              without={users.map(({ id }) => id)}
              onPick={({ id, displayName }) => onChange({ ...draft, users: [...users, { id, name: displayName }] })}
            />
          </footer>
        </div>
      </Choice>
      <Choice {...choose('single-user')} title="One person" hint="That person only, not even admins">
        <div className="panel">
          {single && (
            <ul className="rows">
              <Listed of={single} kind="person" onRemove={() => onChange({ ...draft, single: null })} />
            </ul>
          )}
          <footer>
            <PersonPicker
              target={pick(single ? 'Choose another person' : 'Choose a person')}
              onPick={({ id, displayName }) => onChange({ ...draft, single: { id, name: displayName } })}
            />
          </footer>
        </div>
      </Choice>
      <Choice
        {...choose('nobody')}
        title="Nobody yet"
        hint={
          draft.adminsIncluded
            ? 'Finish the setup and test it first. Only admins see the app.'
            : 'Finish the setup first. Not even admins see the app.'
        }
      />
      {draft.kind !== 'single-user' && (
        <Checkbox
          label="Admins can open it too"
          description="They run the server, so they can usually open every app."
          checked={draft.adminsIncluded}
          onChange={event => onChange({ ...draft, adminsIncluded: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}
