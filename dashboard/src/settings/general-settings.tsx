import { type Settings, type SettingsPatch, settingsPatch } from '@doorward/contract'
import { NumberInput, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.settings.general

interface Values {
  organisationName: string
  publicUrl: string
  trashDays: number | string
  auditDays: number | string
  posix: {
    enabled: boolean
    firstNumber: number | string
    lastNumber: number | string
    loginShell: string
    homeDirectory: string
  }
  simpleAuthAlias: boolean
}
const labels: Record<keyof Values, string> = words.labels

const read = ({ organisationName, publicUrl, trashDays, auditDays, posix, simpleAuthAlias }: Settings): Values => ({
  organisationName: organisationName.value,
  publicUrl: publicUrl.value,
  trashDays,
  auditDays,
  posix: { ...posix },
  simpleAuthAlias,
})

/** Only what was changed: what the file or the environment sets must not be sent. */
const changesOf = (values: Values, settings: Settings): SettingsPatch => {
  const before = read(settings)
  return {
    ...(values.organisationName !== before.organisationName && { organisationName: values.organisationName }),
    ...(values.publicUrl !== before.publicUrl && { publicUrl: values.publicUrl }),
    ...(values.trashDays !== before.trashDays && { trashDays: Number(values.trashDays) }),
    ...(values.auditDays !== before.auditDays && { auditDays: Number(values.auditDays) }),
    ...(values.simpleAuthAlias !== before.simpleAuthAlias && { simpleAuthAlias: values.simpleAuthAlias }),
    ...(JSON.stringify(values.posix) !== JSON.stringify(before.posix) && {
      posix: {
        ...values.posix,
        firstNumber: Number(values.posix.firstNumber),
        lastNumber: Number(values.posix.lastNumber),
      },
    }),
  }
}

const parts = new Intl.NumberFormat(t.locale).formatToParts(1_000_000.5)
const separator = (kind: 'group' | 'decimal') => parts.find(({ type }) => type === kind)?.value ?? ''
/** The field refuses a separator of thousands that is the decimal one too, though it takes whole numbers. */
const separators = { thousandSeparator: separator('group'), decimalSeparator: separator('decimal') }

const lockedWords = (lockedBy: string | null, otherwise: string) =>
  lockedBy === null ? otherwise : t.settings.locked(lockedBy)

function SettingsForm({ settings }: { settings: Settings }) {
  const { organisationName, publicUrl, lockedBy } = settings
  const entry = useEntryForm<Values, Settings>({
    entry: settings,
    read,
    check: (values, edited) => checkedBy(settingsPatch, (typed: Values) => changesOf(typed, edited))(values),
    load: () => api.getSettings(),
    save: (values, edited, version) => api.updateSettings({ body: changesOf(values, edited), version }),
    onSaved: async saved => {
      queryClient.setQueryData(['settings'], saved)
      sayDone(words.saved)
      await forget('session', 'app', 'directory-server')
    },
  })
  const { form } = entry
  const changes = (Object.keys(labels) as (keyof Values)[]).filter(name => form.isDirty(name)).map(name => labels[name])
  return (
    <form className="stack settings" noValidate onSubmit={entry.submit}>
      <SaveTrouble of={entry} what={words.theSettings} failed={words.failed} />
      <Panel title={words.general}>
        <div className="pad form">
          <TextInput
            label={labels.organisationName}
            description={lockedWords(organisationName.lockedBy, words.organisationHint)}
            disabled={organisationName.lockedBy !== null}
            {...form.getInputProps('organisationName')}
          />
          <TextInput
            label={labels.publicUrl}
            description={
              publicUrl.lockedBy === null ? words.publicUrlHint : t.settings.lockedUntilStart(publicUrl.lockedBy)
            }
            disabled={publicUrl.lockedBy !== null}
            {...form.getInputProps('publicUrl')}
          />
          {form.isDirty('publicUrl') && (
            <Note tone="warn" title={words.everyApp}>
              {words.issuerBecomes(`${form.values.publicUrl.replace(/\/$/, '')}/openid`)}
            </Note>
          )}
        </div>
      </Panel>
      <Panel title={words.trash}>
        <div className="pad form">
          <NumberInput
            label={labels.trashDays}
            description={lockedWords(lockedBy.trashDays, words.trashHint)}
            disabled={lockedBy.trashDays !== null}
            min={1}
            max={3650}
            allowDecimal={false}
            {...form.getInputProps('trashDays')}
          />
        </div>
      </Panel>
      <Panel title={words.audit}>
        <div className="pad form">
          <NumberInput
            label={labels.auditDays}
            description={lockedWords(lockedBy.auditDays, words.auditHint)}
            disabled={lockedBy.auditDays !== null}
            min={1}
            max={3650}
            allowDecimal={false}
            {...form.getInputProps('auditDays')}
          />
        </div>
      </Panel>
      <Panel title={words.labels.posix}>
        <div className="pad form">
          {lockedBy.posix !== null && <p className="hint">{lockedWords(lockedBy.posix, '')}</p>}
          <Switch
            label={words.posixShown}
            description={words.posixHint}
            disabled={lockedBy.posix !== null}
            {...form.getInputProps('posix.enabled', { type: 'checkbox' })}
          />
          <NumberInput
            label={words.firstNumber}
            description={words.firstNumberHint}
            disabled={lockedBy.posix !== null}
            allowDecimal={false}
            {...separators}
            {...form.getInputProps('posix.firstNumber')}
          />
          <NumberInput
            label={words.lastNumber}
            disabled={lockedBy.posix !== null}
            allowDecimal={false}
            {...separators}
            {...form.getInputProps('posix.lastNumber')}
          />
          <TextInput
            label={words.loginShell}
            description={words.loginShellHint}
            disabled={lockedBy.posix !== null}
            {...form.getInputProps('posix.loginShell')}
          />
          <TextInput
            label={words.homeDirectory}
            description={words.homeDirectoryHint}
            disabled={lockedBy.posix !== null}
            {...form.getInputProps('posix.homeDirectory')}
          />
        </div>
      </Panel>
      <Panel title={words.simpleAuth}>
        <div className="pad form">
          <Switch
            label={words.aliases}
            description={lockedWords(lockedBy.simpleAuthAlias, words.aliasesHint)}
            disabled={lockedBy.simpleAuthAlias !== null}
            {...form.getInputProps('simpleAuthAlias', { type: 'checkbox' })}
          />
        </div>
      </Panel>
      <SaveBar changes={changes} saving={entry.saving} onUndo={() => form.reset()} />
    </form>
  )
}

export function GeneralSettings() {
  const query = useQuery(queries.settings())
  return (
    <Loaded query={query} what={words.what}>
      {settings => <SettingsForm settings={settings} />}
    </Loaded>
  )
}
