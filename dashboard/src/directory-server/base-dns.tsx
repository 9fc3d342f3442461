import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Panel } from '../parts/panel.tsx'
import { profileOptions } from './profiles.ts'
import type { RunningValues } from './running-form.tsx'
import { ViewExample } from './view-example.tsx'

const emptyView = { base: '', profile: 'standard' as const, writable: false, usersSeeAll: false }

/** The trees that are served: each with its own names and with who sees what. */
export function BaseDns({ form }: { form: UseFormReturnType<RunningValues> }) {
  const { views } = form.values
  return (
    <Panel
      title="What is served"
      right={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => form.insertListItem('views', emptyView)}
        >
          Add base DN
        </Button>
      }
    >
      <div className="pad form">
        {views.map((_, index) => {
          const nth = index ? ` ${index + 1}` : ''
          return (
            <div className="form view" key={index}>
              <div className="secret-row">
                <TextInput
                  label={`Base DN${nth}`}
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
                    aria-label={`Remove base DN ${index + 1}`}
                    onClick={() => form.removeListItem('views', index)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                )}
              </div>
              <Select label={`Profile${nth}`} data={profileOptions} {...form.getInputProps(`views.${index}.profile`)} />
              <ViewExample {...(views[index] ?? emptyView)} />
              <Checkbox
                label="People who sign in see everyone"
                description="Off: each sees only their own entry."
                {...form.getInputProps(`views.${index}.usersSeeAll`, { type: 'checkbox' })}
              />
              <Checkbox
                label="Apps may change people and groups"
                description="By the rules of this page: who is bound may change what they may change here. Off: it is read-only."
                {...form.getInputProps(`views.${index}.writable`, { type: 'checkbox' })}
              />
            </div>
          )
        })}
        <Checkbox
          label="Remember a right password for a minute"
          description="Apps that ask for every page are answered at once. In memory, as a digest; a new password, a removed one or a disabled person counts at once."
          {...form.getInputProps('rememberPasswords', { type: 'checkbox' })}
        />
        <Checkbox
          label="Allow passwords without TLS"
          description="Whoever can listen in on the network then reads them. This machine may always."
          {...form.getInputProps('allowPlaintext', { type: 'checkbox' })}
        />
        <Checkbox
          label="The password alone is enough, even with a second factor"
          description="Whoever learns a password then gets in here without the second factor. Off: people who have or need one use an app password or add the code to the password."
          {...form.getInputProps('allowBarePassword', { type: 'checkbox' })}
        />
      </div>
    </Panel>
  )
}
