import { Select, Textarea, TextInput } from '@mantine/core'
import { t } from '../../texts/index.ts'
import { authMethodOptions } from '../auth-method.ts'
import { Section } from './section.tsx'
import type { FieldsProps } from './switch-field.tsx'

const words = t.appsConfiguration.proof

const paths = ['oidc.clientId', 'oidc.authMethod', 'oidc.jwks']

export function ProofFields({ form }: FieldsProps) {
  return (
    <Section title={words.title} hint={words.hint} errors={form.errors} paths={paths}>
      <TextInput
        label={words.clientId}
        description={words.clientIdHint}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('oidc.clientId')}
      />
      <Select
        label={words.title}
        data={authMethodOptions}
        allowDeselect={false}
        {...form.getInputProps('oidc.authMethod')}
      />
      {form.getValues().oidc.authMethod === 'private_key_jwt' && (
        <Textarea
          label={words.keys}
          description={words.keysHint}
          classNames={{ input: 'mono' }}
          autosize
          minRows={4}
          maxRows={14}
          spellCheck={false}
          placeholder={'{ "keys": [ { "kty": "EC", "crv": "P-256", … } ] }'}
          {...form.getInputProps('oidc.jwks')}
        />
      )}
    </Section>
  )
}
