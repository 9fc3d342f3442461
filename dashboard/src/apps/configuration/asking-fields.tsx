import { t } from '../../texts/index.ts'
import { Section } from './section.tsx'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const words = t.appsConfiguration.asking

const switches = ['requirePkce', 'askConsent', 'requirePar', 'deviceFlow', 'clientCredentials'] as const
const paths = switches.map(name => `oidc.${name}`)

export function AskingFields({ form }: FieldsProps) {
  return (
    <Section title={words.title} hint={words.hint} errors={form.errors} paths={paths}>
      {switches.map(name => (
        <SwitchField key={name} form={form} name={name} />
      ))}
    </Section>
  )
}
