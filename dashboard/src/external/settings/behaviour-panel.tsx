import type { ExternalSettings } from '@doorward/contract'
import { Select, Switch } from '@mantine/core'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useDraft } from '../draft/draft.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.behaviour

const minute = 60_000
const hour = 60 * minute

const intervals: [ExternalSettings['interval'], string][] = [
  [15 * minute, words.minutes(15)],
  [hour, words.hour],
  [4 * hour, words.hours(4)],
  [12 * hour, words.hours(12)],
  [24 * hour, words.day],
  [null, words.never],
]

const removals: [ExternalSettings['removal'], string][] = [
  [{ kind: 'keep' }, words.keep],
  [{ kind: 'disable', afterRuns: 3, deleteAfterDays: null }, words.disableKeep3],
  [{ kind: 'disable', afterRuns: 3, deleteAfterDays: 30 }, words.disableTrash3],
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
    ? words.bySchedule(interval)
    : interval === null
      ? words.never
      : words.minutes(interval / minute)

const printRemoval = (removal: ExternalSettings['removal']) => {
  if (removal.kind === 'keep') return words.keep
  const { afterRuns, deleteAfterDays } = removal
  const disable = words.disable(afterRuns)
  return deleteAfterDays === null ? disable : words.thenTrash(deleteAfterDays, disable)
}

/** What happens by itself. */
export function BehaviourPanel() {
  const { form } = useDraft()
  const { autoCreate, interval, removal, removalGuard } = form.values.settings
  return (
    <div className="form">
      <Panel title={words.panel}>
        <div className="pad form">
          <Switch
            label={words.create}
            description={words.createHint}
            checked={autoCreate}
            onChange={event => form.setFieldValue('settings.autoCreate', event.currentTarget.checked)}
          />
          <Select
            label={words.every}
            allowDeselect={false}
            data={choicesOf(intervals, interval, printInterval)}
            value={JSON.stringify(interval)}
            error={form.errors['settings.interval']}
            onChange={text => form.setFieldValue('settings.interval', JSON.parse(text ?? 'null') as typeof interval)}
          />
          <Select
            label={words.disappears}
            allowDeselect={false}
            data={choicesOf(removals, removal, printRemoval)}
            value={JSON.stringify(removal)}
            onChange={text => form.setFieldValue('settings.removal', JSON.parse(text ?? '') as typeof removal)}
          />
          <Select
            label={words.guard}
            allowDeselect={false}
            data={choicesOf<number>(
              guards.map(percent => [percent, words.percent(percent)]),
              removalGuard.percent,
              percent => words.percent(percent),
            )}
            value={JSON.stringify(removalGuard.percent)}
            onChange={text => form.setFieldValue('settings.removalGuard.percent', Number(text))}
            description={words.guardHint(removalGuard.count)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </div>
      </Panel>
      <Note title={words.keptHere}>{words.keptHereText}</Note>
    </div>
  )
}
