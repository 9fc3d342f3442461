import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Panel } from '../parts/panel.tsx'
import { profileOptions } from './profiles.ts'
import type { RunningValues } from './running-form.tsx'
import { ViewExample } from './view-example.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer.views

const emptyView = { base: '', profile: 'standard' as const, writable: false, usersSeeAll: false }

/** The trees that are served: each with its own names and with who sees what. */
export function BaseDns({ form }: { form: UseFormReturnType<RunningValues> }) {
  const { views } = form.values
  return (
    <Panel
      title={words.title}
      right={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => form.insertListItem('views', emptyView)}
        >
          {words.add}
        </Button>
      }
    >
      <div className="pad form">
        {views.map((_, index) => {
          return (
            <div className="form view" key={index}>
              <div className="secret-row">
                <TextInput
                  label={index ? words.baseNth(index + 1) : words.base}
                  style={{ flex: 1 }}
                  classNames={{ input: 'mono' }}
                  autoComplete="off"
                  spellCheck={false}
                  {...form.getInputProps(`views.${index}.base`)}
                />
                {views.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    mt={22}
                    size="var(--control)"
                    aria-label={words.remove(index + 1)}
                    onClick={() => form.removeListItem('views', index)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                )}
              </div>
              <Select
                label={index ? words.profileNth(index + 1) : words.profile}
                data={profileOptions}
                {...form.getInputProps(`views.${index}.profile`)}
              />
              <ViewExample {...(views[index] ?? emptyView)} />
              <Checkbox
                label={words.usersSeeAll}
                description={words.usersSeeAllHint}
                {...form.getInputProps(`views.${index}.usersSeeAll`, { type: 'checkbox' })}
              />
              <Checkbox
                label={words.writable}
                description={words.writableHint}
                {...form.getInputProps(`views.${index}.writable`, { type: 'checkbox' })}
              />
            </div>
          )
        })}
        <Checkbox
          label={words.remember}
          description={words.rememberHint}
          {...form.getInputProps('rememberPasswords', { type: 'checkbox' })}
        />
        <Checkbox
          label={words.plaintext}
          description={words.plaintextHint}
          {...form.getInputProps('allowPlaintext', { type: 'checkbox' })}
        />
        <Checkbox
          label={words.bare}
          description={words.bareHint}
          {...form.getInputProps('allowBarePassword', { type: 'checkbox' })}
        />
      </div>
    </Panel>
  )
}
