import { PasswordInput, Select, TextInput } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { optionalText, useDraft } from '../draft/draft.tsx'
import { type Encryption, usualPort } from '../draft/urls.ts'
import { needsPasswordAgain } from '../draft/values.ts'

const encryptions: { value: Encryption; label: string }[] = [
  { value: 'ldaps', label: 'LDAPS' },
  { value: 'starttls', label: 'StartTLS' },
  { value: 'none', label: 'None' },
]

/** Where the directory is, and as whom it is read. */
export function ServerPanel() {
  const { form, edited } = useDraft()
  const { encryption, port } = form.values
  const isStored = edited?.hasBindPassword === true
  const again = isStored && needsPasswordAgain(edited.settings, form.values)
  return (
    <Panel title="Server">
      <div className="pad form">
        <div className="address-fields">
          <TextInput
            label="Address"
            description="Separate several with a comma. We try them in order."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            classNames={{ input: 'mono' }}
            placeholder="dc1.example.com"
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('addresses')}
          />
          <Select
            label="Encryption"
            data={encryptions}
            allowDeselect={false}
            value={encryption}
            onChange={value => {
              const chosen = value as Encryption
              if (port === usualPort[encryption]) form.setFieldValue('port', usualPort[chosen])
              form.setFieldValue('encryption', chosen)
            }}
          />
          <TextInput
            label="Port"
            inputMode="numeric"
            classNames={{ input: 'mono' }}
            autoComplete="off"
            {...form.getInputProps('port')}
          />
        </div>
        <div className="grid g2">
          <TextInput
            label="Account to read with (bind DN)"
            description="A plain account is enough. It needs no admin rights."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            {...optionalText(form, 'settings.bindDn')}
          />
          <PasswordInput
            label="Password"
            description={
              again
                ? 'The server or its encryption changed: type the password again. A stored one goes nowhere else.'
                : isStored
                  ? 'Stored encrypted. Leave empty to keep it.'
                  : 'Stored encrypted, and never shown again.'
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="new-password"
            placeholder={isStored && !again ? '••••••••••••••' : ''}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            {...form.getInputProps('bindPassword')}
          />
        </div>
      </div>
    </Panel>
  )
}
