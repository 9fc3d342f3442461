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
const labels: Record<keyof Values, string> = {
  organisationName: 'Organisation name',
  publicUrl: 'Public address',
  trashDays: 'Days in the trash',
  auditDays: 'Days in the audit log',
  posix: 'Unix accounts',
  simpleAuthAlias: 'Simple Auth at its old addresses',
}

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

const lockedWords = (lockedBy: string | null, otherwise: string, how = 'Change it there.') =>
  lockedBy === null ? otherwise : `Set by ${lockedBy}. ${how}`

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
      sayDone('Settings are saved')
      await forget('session', 'app', 'directory-server')
    },
  })
  const { form } = entry
  const changes = (Object.keys(labels) as (keyof Values)[]).filter(name => form.isDirty(name)).map(name => labels[name])
  return (
    <form className="stack settings" noValidate onSubmit={entry.submit}>
      <SaveTrouble of={entry} what="the settings" failed="The settings were not saved." />
      <Panel title="General">
        <div className="pad form">
          <TextInput
            label={labels.organisationName}
            description={lockedWords(organisationName.lockedBy, 'On the sign-in page and in this navigation.')}
            disabled={organisationName.lockedBy !== null}
            {...form.getInputProps('organisationName')}
          />
          <TextInput
            label={labels.publicUrl}
            description={lockedWords(
              publicUrl.lockedBy,
              'Where people and apps reach this server. Apps know it as the issuer.',
              'Change it there and start the server again.',
            )}
            disabled={publicUrl.lockedBy !== null}
            {...form.getInputProps('publicUrl')}
          />
          {form.isDirty('publicUrl') && (
            <Note tone="warn" title="Every app has to be told">
              The issuer becomes {form.values.publicUrl.replace(/\/$/, '')}/openid. Apps that know the old one refuse
              sign-ins until they are changed, and everybody signs in again.
            </Note>
          )}
        </div>
      </Panel>
      <Panel title="Trash">
        <div className="pad form">
          <NumberInput
            label={labels.trashDays}
            description={lockedWords(
              lockedBy.trashDays,
              'So long a deleted person can be restored. Then everything that names them is erased.',
            )}
            disabled={lockedBy.trashDays !== null}
            min={1}
            max={3650}
            allowDecimal={false}
            {...form.getInputProps('trashDays')}
          />
        </div>
      </Panel>
      <Panel title="Audit log">
        <div className="pad form">
          <NumberInput
            label={labels.auditDays}
            description={lockedWords(
              lockedBy.auditDays,
              'So long every sign-in, refusal and change can be looked up. What is older is deleted for good.',
            )}
            disabled={lockedBy.auditDays !== null}
            min={1}
            max={3650}
            allowDecimal={false}
            {...form.getInputProps('auditDays')}
          />
        </div>
      </Panel>
      <Panel title="Unix accounts">
        <div className="pad form">
          {lockedBy.posix !== null && <p className="hint">{lockedWords(lockedBy.posix, '')}</p>}
          <Switch
            label="Show Unix accounts in LDAP"
            description="Numbers, shells, home folders and SSH keys, for machines that take their accounts from here."
            disabled={lockedBy.posix !== null}
            {...form.getInputProps('posix.enabled', { type: 'checkbox' })}
          />
          <NumberInput
            label="First number"
            description="Numbers once given stay; the range is for new people and groups."
            disabled={lockedBy.posix !== null}
            allowDecimal={false}
            thousandSeparator=","
            {...form.getInputProps('posix.firstNumber')}
          />
          <NumberInput
            label="Last number"
            disabled={lockedBy.posix !== null}
            allowDecimal={false}
            thousandSeparator=","
            {...form.getInputProps('posix.lastNumber')}
          />
          <TextInput
            label="Login shell"
            description="For those who have none of their own."
            disabled={lockedBy.posix !== null}
            {...form.getInputProps('posix.loginShell')}
          />
          <TextInput
            label="Home folder"
            description="${username} stands for the username."
            disabled={lockedBy.posix !== null}
            {...form.getInputProps('posix.homeDirectory')}
          />
        </div>
      </Panel>
      <Panel title="Simple Auth">
        <div className="pad form">
          <Switch
            label="Answer at the old addresses too"
            description={lockedWords(
              lockedBy.simpleAuthAlias,
              'At /api/v1/login, logout and profile, for apps made for Cloudron that know no others.',
            )}
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
    <Loaded query={query} what="settings">
      {settings => <SettingsForm settings={settings} />}
    </Loaded>
  )
}
