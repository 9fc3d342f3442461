import { TextInput } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'
import { GatewayFields } from '../gateway/gateway-fields.tsx'
import type { FieldsProps } from './switch-field.tsx'

const words = t.appsConfiguration.gateway

/** What the proxy in front of the app is told. */
export function GatewayPanel({ form }: FieldsProps) {
  const { host, ...values } = form.getValues().gateway
  return (
    <Panel title={words.title}>
      <div className="pad form">
        <TextInput
          label={words.host}
          description={words.hostHint}
          classNames={{ input: 'mono' }}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('gateway.host')}
        />
        <GatewayFields
          values={values}
          errors={form.errors}
          onChange={next => {
            form.setFieldValue('gateway', { host, ...next })
            // What was wrong with a rule goes when rules are changed: its place may be another's now.
            form.setErrors(
              Object.fromEntries(
                Object.entries(form.errors).filter(([at]) => !/^gateway\.(?:paths|upstream)/.test(at)),
              ),
            )
          }}
        />
      </div>
    </Panel>
  )
}
