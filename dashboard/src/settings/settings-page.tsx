import { type Settings, type SettingsPatch, settingsPatch } from '@doorward/contract'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { sayDone } from '../parts/saved.tsx'
import { useSession } from '../shell/session.ts'

interface Values {
  organisationName: string
  publicUrl: string
}
const labels: Record<keyof Values, string> = { organisationName: 'Organisation name', publicUrl: 'Public address' }

const read = ({ organisationName, publicUrl }: Settings): Values => ({
  organisationName: organisationName.value,
  publicUrl: publicUrl.value,
})

/** Only what was changed: what the file or the environment sets must not be sent. */
const changesOf = (values: Values, settings: Settings): SettingsPatch => {
  const before = read(settings)
  return {
    ...(values.organisationName !== before.organisationName && { organisationName: values.organisationName }),
    ...(values.publicUrl !== before.publicUrl && { publicUrl: values.publicUrl }),
  }
}

const lockedWords = (lockedBy: string | null, otherwise: string) =>
  lockedBy === null ? otherwise : `Set by ${lockedBy}. Change it there and start the server again.`

function SettingsForm({ settings }: { settings: Settings }) {
  const { organisationName, publicUrl } = settings
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
      <SaveBar changes={changes} saving={entry.saving} onUndo={() => form.reset()} />
    </form>
  )
}

export function SettingsPage() {
  const query = useQuery(queries.settings())
  const { version } = useSession()
  return (
    <>
      <PageHead title="Settings" lead={`Doorward ${version}`} />
      <Loaded query={query} what="settings">
        {settings => <SettingsForm settings={settings} />}
      </Loaded>
    </>
  )
}
