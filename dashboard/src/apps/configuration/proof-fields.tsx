import { Select, Textarea, TextInput } from '@mantine/core'
import { authMethodOptions } from '../auth-method.ts'
import { Section } from './section.tsx'
import type { FieldsProps } from './switch-field.tsx'

const paths = ['oidc.clientId', 'oidc.authMethod', 'oidc.jwks']

export function ProofFields({ form }: FieldsProps) {
  return (
    <Section
      title="How the app proves itself"
      hint="Client ID, and a secret or a key"
      errors={form.errors}
      paths={paths}
    >
      <TextInput
        label="Client ID"
        description="The app sends it with every request."
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('oidc.clientId')}
      />
      <Select
        label="How the app proves itself"
        data={authMethodOptions}
        allowDeselect={false}
        {...form.getInputProps('oidc.authMethod')}
      />
      {form.getValues().oidc.authMethod === 'private_key_jwt' && (
        <Textarea
          label="Public keys (JWKS)"
          description="As the app shows them. Never a private key: that stays in the app."
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
