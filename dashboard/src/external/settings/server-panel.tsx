import { PasswordInput, Select, TextInput } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { optionalText, useDraft } from '../draft/draft.tsx'
import { type Encryption, usualPort } from '../draft/urls.ts'
import { needsPasswordAgain } from '../draft/values.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.server

const encryptions: { value: Encryption; label: string }[] = [
  { value: 'ldaps', label: 'LDAPS' },
  { value: 'starttls', label: 'StartTLS' },
  { value: 'none', label: words.none },
]

/** Where the directory is, and as whom it is read. */
export function ServerPanel() {
  const { form, edited } = useDraft()
  const { encryption, port } = form.values
  const isStored = edited?.hasBindPassword === true
  const again = isStored && needsPasswordAgain(edited.settings, form.values)
  return (
    <Panel title={words.panel}>
      <div className="pad form">
        <div className="address-fields">
          <TextInput
            label={words.address}
            description={words.addressHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            classNames={{ input: 'mono' }}
            placeholder="dc1.example.com"
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('addresses')}
          />
          <Select
            label={words.encryption}
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
            label={words.port}
            inputMode="numeric"
            classNames={{ input: 'mono' }}
            autoComplete="off"
            {...form.getInputProps('port')}
          />
        </div>
        <div className="grid g2">
          <TextInput
            label={words.bindDn}
            description={words.bindDnHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            {...optionalText(form, 'settings.bindDn')}
          />
          <PasswordInput
            label={words.password}
            description={again ? words.again : isStored ? words.stored : words.willStore}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="new-password"
            placeholder={isStored && !again ? '••••••••••••••' : ''}
            visibilityToggleButtonProps={{ 'aria-label': words.show }}
            {...form.getInputProps('bindPassword')}
          />
        </div>
      </div>
    </Panel>
  )
}
