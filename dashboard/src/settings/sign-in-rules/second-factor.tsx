import { type Role, roles } from '@doorward/contract'
import { Button, Checkbox, Select, Switch } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconUsersGroup } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { GroupPicker } from '../../groups/group-picker.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Badge } from '../../parts/status.tsx'
import type { Values } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.signInRules.factor

const days = [0, 1, 7, 14, 30, 90, 365]
const printDays = (amount: number) => (amount === 0 ? words.never : words.days(amount))
const pluralOf: Record<Role, string> = words.roles

interface SecondFactorProps {
  form: UseFormReturnType<Values>
  lockedBy: string | null
  /** What saving would do. */
  consequence: ReactNode
}

/** Of whom a second factor is demanded, and how long a browser is let off it. */
export function SecondFactor({ form, lockedBy, consequence }: SecondFactorProps) {
  const { everyone, roles: chosen, groups, trustedBrowserDays } = form.values
  const locked = lockedBy !== null
  const offered = [...new Set([...days, Number(trustedBrowserDays)])].toSorted((a, b) => a - b)
  const changed = (...names: (keyof Values)[]) => names.some(name => form.isDirty(name))
  return (
    <Panel title={words.title}>
      <div className="pad form">
        {locked && <p className="hint">{t.settings.locked(lockedBy)}</p>}
        <Switch
          label={
            <>
              {words.everyone} {changed('everyone') && <Badge tone="accent">{t.settings.changed}</Badge>}
            </>
          }
          description={words.everyoneHint}
          disabled={locked}
          {...form.getInputProps('everyone', { type: 'checkbox' })}
        />
        {!everyone && (
          <>
            <fieldset className="plain-fieldset choices" disabled={locked}>
              <legend>
                {words.byRole} {changed('roles') && <Badge tone="accent">{t.settings.changed}</Badge>}
              </legend>
              {roles.map(role => (
                <Checkbox
                  key={role}
                  label={pluralOf[role]}
                  disabled={locked}
                  checked={chosen.includes(role)}
                  onChange={({ currentTarget: { checked } }) =>
                    form.setFieldValue(
                      'roles',
                      roles.filter(one => (one === role ? checked : chosen.includes(one))),
                    )
                  }
                />
              ))}
            </fieldset>
            <fieldset className="plain-fieldset choices" disabled={locked}>
              <legend>
                {words.byGroup} {changed('groups') && <Badge tone="accent">{t.settings.changed}</Badge>}
              </legend>
              <div className="panel">
                {groups.length > 0 && (
                  <ul className="rows">
                    {groups.map(group => (
                      <li key={group.id}>
                        <IconUsersGroup size={17} stroke={1.75} aria-hidden />
                        <span>{group.name}</span>
                        {!locked && (
                          <span className="r">
                            <Button
                              variant="subtle"
                              color="gray"
                              size="compact-sm"
                              aria-label={words.removeGroup(group.name)}
                              onClick={() =>
                                form.setFieldValue(
                                  'groups',
                                  groups.filter(({ id }) => id !== group.id),
                                )
                              }
                            >
                              {t.settings.remove}
                            </Button>
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
                <footer>
                  {locked ? (
                    <span className="dim">{groups.length === 0 && words.noGroup}</span>
                  ) : (
                    <GroupPicker
                      target={
                        <Button variant="default" size="compact-sm">
                          {words.addGroup}
                        </Button>
                      }
                      without={groups.map(({ id }) => id)}
                      onPick={({ id, name }) => form.setFieldValue('groups', [...groups, { id, name }])}
                    />
                  )}
                </footer>
              </div>
            </fieldset>
          </>
        )}
        {consequence}
        <Select
          label={words.trusted}
          description={words.trustedHint}
          disabled={locked}
          data={offered.map(amount => ({ value: String(amount), label: printDays(amount) }))}
          {...form.getInputProps('trustedBrowserDays')}
        />
      </div>
    </Panel>
  )
}
