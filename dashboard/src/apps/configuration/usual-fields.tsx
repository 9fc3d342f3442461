import { Textarea, TextInput } from '@mantine/core'
import { lineErrors } from '../line-errors.ts'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

/** What nearly every app needs. */
export function UsualFields({ form }: FieldsProps) {
  return (
    <>
      <Textarea
        label="Redirect addresses"
        description="One a line, compared exactly."
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        spellCheck={false}
        {...form.getInputProps('oidc.redirectUris')}
        error={lineErrors(form.errors, 'oidc.redirectUris')}
      />
      <Textarea
        label="Addresses after sign-out"
        description="One a line. Where the app may send people after signing them out."
        classNames={{ input: 'mono' }}
        autosize
        spellCheck={false}
        {...form.getInputProps('oidc.postLogoutRedirectUris')}
        error={lineErrors(form.errors, 'oidc.postLogoutRedirectUris')}
      />
      <TextInput
        label="Back-channel sign-out address"
        description="Doorward tells the app here when somebody signs out."
        autoComplete="off"
        {...form.getInputProps('oidc.backchannelLogoutUri')}
      />
      <SwitchField form={form} name="claimsInIdToken" />
    </>
  )
}
