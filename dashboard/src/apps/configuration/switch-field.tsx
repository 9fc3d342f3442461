import { Checkbox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { type OidcSwitch, oidcSwitches } from '../oidc-switches.ts'
import type { Values } from './values.ts'

export interface FieldsProps {
  form: UseFormReturnType<Values>
}

export function SwitchField({ form, name }: FieldsProps & { name: OidcSwitch }) {
  const { label, hint } = oidcSwitches[name]
  return <Checkbox label={label} description={hint} {...form.getInputProps(`oidc.${name}`, { type: 'checkbox' })} />
}
