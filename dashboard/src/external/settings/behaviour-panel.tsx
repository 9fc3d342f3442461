import type { ExternalSettings } from '@doorward/contract'
import { Select, Switch } from '@mantine/core'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { count } from '../../parts/words.ts'
import { useDraft } from '../draft/draft.tsx'

const minute = 60_000
const hour = 60 * minute

const intervals: [ExternalSettings['interval'], string][] = [
  [15 * minute, '15 minutes'],
  [hour, 'Hour'],
  [4 * hour, '4 hours'],
  [12 * hour, '12 hours'],
  [24 * hour, 'Day'],
  [null, 'Never by itself'],
]

const removals: [ExternalSettings['removal'], string][] = [
  [{ kind: 'keep' }, 'Disable here, keep the account'],
  [{ kind: 'disable', afterRuns: 3, deleteAfterDays: null }, 'Disable after 3 syncs, keep the account'],
  [{ kind: 'disable', afterRuns: 3, deleteAfterDays: 30 }, 'Disable after 3 syncs, to the trash after 30 days'],
]

const guards = [5, 10, 25, 50]

/** The choices that are offered, and what is set if it is none of them. */
const choicesOf = <T,>(offered: readonly [T, string][], now: T, print: (value: T) => string) => {
  const all = offered.some(([value]) => JSON.stringify(value) === JSON.stringify(now))
    ? offered
    : [...offered, [now, print(now)] as const]
  return all.map(([value, label]) => ({ value: JSON.stringify(value), label }))
}

const printInterval = (interval: ExternalSettings['interval']) =>
  typeof interval === 'string'
    ? `By the schedule ${interval}`
    : interval === null
      ? 'Never by itself'
      : count(interval / minute, 'minute', 'minutes')

const printRemoval = (removal: ExternalSettings['removal']) => {
  if (removal.kind === 'keep') return 'Disable here, keep the account'
  const { afterRuns, deleteAfterDays } = removal
  const then = deleteAfterDays === null ? '' : `, to the trash after ${count(deleteAfterDays, 'day', 'days')}`
  return `Disable after ${count(afterRuns, 'sync', 'syncs')}${then}`
}

/** What happens by itself. */
export function BehaviourPanel() {
  const { form } = useDraft()
  const { autoCreate, interval, removal, removalGuard } = form.values.settings
  return (
    <div className="form">
      <Panel title="Behaviour">
        <div className="pad form">
          <Switch
            label="Create people at first sign-in"
            description="Otherwise only a sync creates them."
            checked={autoCreate}
            onChange={event => form.setFieldValue('settings.autoCreate', event.currentTarget.checked)}
          />
          <Select
            label="Sync every"
            allowDeselect={false}
            data={choicesOf(intervals, interval, printInterval)}
            value={JSON.stringify(interval)}
            error={form.errors['settings.interval']}
            onChange={text => form.setFieldValue('settings.interval', JSON.parse(text ?? 'null') as typeof interval)}
          />
          <Select
            label="When someone disappears there"
            allowDeselect={false}
            data={choicesOf(removals, removal, printRemoval)}
            value={JSON.stringify(removal)}
            onChange={text => form.setFieldValue('settings.removal', JSON.parse(text ?? '') as typeof removal)}
          />
          <Select
            label="Stop and ask if a sync would disable more than"
            allowDeselect={false}
            data={choicesOf<number>(
              guards.map(percent => [percent, `${percent}% of people`]),
              removalGuard.percent,
              percent => `${percent}% of people`,
            )}
            value={JSON.stringify(removalGuard.percent)}
            onChange={text => form.setFieldValue('settings.removalGuard.percent', Number(text))}
            description={`Up to ${count(removalGuard.count, 'person', 'people')} it never asks.`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </div>
      </Panel>
      <Note title="Kept here, not there">Role, on/off and second factor are yours to set in Doorward.</Note>
    </div>
  )
}
