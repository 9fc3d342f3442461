import { type Backups, type BackupSchedulePatch, backupSchedulePatch } from '@doorward/contract'
import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { api } from '../../api/client.ts'
import { forget, queryClient } from '../../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../../parts/entry-form.tsx'
import { checkedBy } from '../../parts/form.ts'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { t } from '../../texts/index.ts'

const words = t.backups.schedule

type Values = Required<BackupSchedulePatch>

const read = ({ schedule: { enabled, at, keepDays, keepMonths } }: Backups): Values => ({
  enabled,
  at,
  keepDays,
  keepMonths,
})

/** When copies are made by themselves, and how long they stay. */
export function SchedulePanel({ backups }: { backups: Backups }) {
  const { folder, sharesDisk, lockedBy } = backups.schedule
  const entry = useEntryForm<Values, Backups>({
    entry: backups,
    read,
    check: checkedBy(backupSchedulePatch, (values: Values) => values),
    load: () => api.getBackups(),
    save: (values, _edited, version) => api.updateBackupSchedule({ body: values, version }),
    onSaved: async saved => {
      queryClient.setQueryData(['backups'], saved)
      sayDone(words.saved)
      await forget('backups')
    },
  })
  const { form } = entry
  const locked = lockedBy !== null
  return (
    <Panel title={words.title}>
      <form className="pad form" noValidate onSubmit={entry.submit}>
        <LeaveGuard when={entry.dirty} />
        <SaveTrouble of={entry} what={words.theSchedule} failed={words.failed} />
        {locked && <p className="hint">{t.settings.locked(lockedBy)}</p>}
        <Switch label={words.daily} disabled={locked} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        <TextInput
          label={words.at}
          description={words.utc}
          type="time"
          disabled={locked || !form.values.enabled}
          {...form.getInputProps('at')}
        />
        <NumberInput
          label={words.keep}
          suffix={words.days}
          min={1}
          max={3650}
          allowDecimal={false}
          disabled={locked}
          {...form.getInputProps('keepDays')}
        />
        <NumberInput
          label={words.keepMonths}
          suffix={words.months}
          min={0}
          max={120}
          allowDecimal={false}
          disabled={locked}
          {...form.getInputProps('keepMonths')}
        />
        {entry.dirty && (
          <Button type="submit" loading={entry.saving}>
            {words.save}
          </Button>
        )}
        <div>
          <div className="b">{words.into}</div>
          <code>{folder}</code>
        </div>
        {sharesDisk && (
          <Note tone="warn" title={words.sameDisk}>
            {words.sameDiskText}
          </Note>
        )}
      </form>
    </Panel>
  )
}
