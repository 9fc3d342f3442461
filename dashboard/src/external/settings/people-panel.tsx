import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBinaryTree2 } from '@tabler/icons-react'
import { Panel } from '../../parts/panel.tsx'
import { optionalText, useDraft } from '../draft/draft.tsx'
import { families, isOfFamily, withBase, withPreset } from '../draft/values.ts'
import { CustomFields } from './custom-fields.tsx'
import { TreeBrowser } from '../tree/tree-browser.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.people

/** Who close to it is meant, where a tile stands for several. */
function FilledInFor() {
  const { form, presets } = useDraft()
  const { settings, base } = form.values
  const family = families.find(one => isOfFamily(one, settings.provider))
  const titleOf = (provider: string) => presets.find(preset => preset.provider === provider)?.title ?? provider
  if (!family || family.providers.length < 2) return <>{words.filledInFor(titleOf(settings.provider))}</>
  return (
    <>
      {words.filledIn}
      <Select
        aria-label={words.which}
        size="xs"
        w={190}
        allowDeselect={false}
        data={family.providers.map(provider => ({ value: provider, label: titleOf(provider) }))}
        value={settings.provider}
        onChange={value => {
          const preset = presets.find(({ provider }) => provider === value)
          if (preset) form.setFieldValue('settings', withPreset(settings, preset, base))
        }}
      />
    </>
  )
}

const mono = { classNames: { input: 'mono' }, autoComplete: 'off', spellCheck: false } as const

/** Which people, under which attributes, and whether their groups come too. */
export function PeoplePanel() {
  const { form, presets } = useDraft()
  const { settings } = form.values
  const preset = presets.find(({ provider }) => provider === settings.provider)
  const [isTreeOpen, tree] = useDisclosure()
  const setBase = (base: string) => {
    form.setFieldValue('base', base)
    form.setFieldValue('settings', withBase(settings, preset?.settings ?? settings, base))
  }
  const hasGroups = settings.groupSearch !== null
  const { value: base, error } = form.getInputProps('base') as { value: string; error?: string }
  return (
    <Panel title={words.panel} right={<FilledInFor />}>
      <div className="pad form">
        <div className="grid g2">
          <div className="with-button">
            <TextInput
              label={words.base}
              {...mono}
              placeholder="dc=example,dc=com"
              value={base}
              error={error}
              onChange={event => setBase(event.currentTarget.value)}
            />
            <Button variant="default" leftSection={<IconBinaryTree2 size={16} aria-hidden />} onClick={tree.open}>
              {words.browse}
            </Button>
          </div>
          <TextInput label={words.filter} {...mono} {...form.getInputProps('settings.userSearch.filter')} />
        </div>
        <div className="attribute-fields">
          <TextInput label={words.username} {...mono} {...form.getInputProps('settings.attributes.username')} />
          <TextInput label={words.name} {...mono} {...optionalText(form, 'settings.attributes.displayName')} />
          <TextInput label={words.email} {...mono} {...optionalText(form, 'settings.attributes.email')} />
          <TextInput label={words.id} {...mono} {...optionalText(form, 'settings.attributes.id')} />
        </div>
        <CustomFields />
        <div className="grid g2">
          <Switch
            label={words.groups}
            description={settings.nestedGroups ? words.readOnlyNested : words.readOnly}
            checked={settings.syncGroups}
            onChange={event => form.setFieldValue('settings.syncGroups', event.currentTarget.checked)}
          />
          {hasGroups && (
            <TextInput label={words.groupFilter} {...mono} {...form.getInputProps('settings.groupSearch.filter')} />
          )}
        </div>
      </div>
      <TreeBrowser
        opened={isTreeOpen}
        onClose={tree.close}
        onUseAsBase={dn => {
          setBase(dn)
          tree.close()
        }}
        onUseAsFilter={filter => {
          form.setFieldValue('settings.userSearch.filter', filter)
          tree.close()
        }}
      />
    </Panel>
  )
}
