import { Button, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconPlugConnected } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { DirectorySteps } from '../directory-steps.tsx'
import { useDraft } from '../draft/draft.tsx'
import { nameOf } from '../draft/values.ts'
import { BehaviourPanel } from './behaviour-panel.tsx'
import { ImportProperties } from './import-properties.tsx'
import { MoreSettings } from './more-settings.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { ProviderTiles } from './provider-tiles.tsx'
import { ServerPanel } from './server-panel.tsx'
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings

/** How the directory is called: by people, and in commands. */
function Naming() {
  const { form, edited } = useDraft()
  const { title, name } = form.values
  return (
    <Panel title={words.naming.panel}>
      <div className="pad form">
        <div className="grid g2">
          <TextInput
            label={words.naming.title}
            placeholder="Corp AD"
            autoComplete="off"
            {...form.getInputProps('title')}
            onChange={event => {
              const next = event.currentTarget.value
              if (!edited && name === nameOf(title)) form.setFieldValue('name', nameOf(next))
              form.setFieldValue('title', next)
            }}
          />
          <TextInput
            label={words.naming.name}
            description={edited ? words.naming.once : words.naming.nameHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            disabled={edited !== undefined}
            {...form.getInputProps('name')}
          />
        </div>
      </div>
    </Panel>
  )
}

/** The first step: whose directory it is, where, and what is taken from it. */
export function SettingsStep() {
  const { form, edited, clear } = useDraft()
  const navigate = useNavigate()
  const toTest = () =>
    edited
      ? navigate({ to: '/external/$directoryId/edit/test', params: { directoryId: edited.id } })
      : navigate({ to: '/external/connect/test' })
  const submit = form.onSubmit(
    () => void toTest(),
    errors => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  )
  useHotkeys([['mod+Enter', () => submit()]], [])
  return (
    <form noValidate onSubmit={submit}>
      <PageHead
        title={edited ? edited.title : words.title}
        crumbs={[{ to: '/external', name: words.external }]}
        lead={words.lead}
        actions={!edited && <ImportProperties />}
      />
      <DirectorySteps now={1} />
      <div className="stack">
        <ProviderTiles />
        <div className="grid g-main">
          <div className="stack">
            <Naming />
            <ServerPanel />
            <PeoplePanel />
            <MoreSettings />
          </div>
          <BehaviourPanel />
        </div>
      </div>
      <div className="foot">
        <Button
          variant="subtle"
          renderRoot={props =>
            edited ? (
              <Link to="/external/$directoryId" params={{ directoryId: edited.id }} {...props} />
            ) : (
              <Link to="/external" {...props} />
            )
          }
          onClick={clear}
        >
          {words.cancel}
        </Button>
        <span className="r">
          <span className="dim hide-phone">
            <Fill text={words.notSaved} keys={<kbd>⌘ Enter</kbd>} />
          </span>
          <Button type="submit" leftSection={<IconPlugConnected size={16} aria-hidden />}>
            {words.test}
          </Button>
        </span>
      </div>
    </form>
  )
}
