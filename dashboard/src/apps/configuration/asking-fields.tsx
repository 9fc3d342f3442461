import { Section } from './section.tsx'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const switches = ['requirePkce', 'askConsent', 'requirePar', 'deviceFlow', 'clientCredentials'] as const
const paths = switches.map(name => `oidc.${name}`)

export function AskingFields({ form }: FieldsProps) {
  return (
    <Section
      title="How the app asks"
      hint="PKCE, asking people, other ways than a browser"
      errors={form.errors}
      paths={paths}
    >
      {switches.map(name => (
        <SwitchField key={name} form={form} name={name} />
      ))}
    </Section>
  )
}
