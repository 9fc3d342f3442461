import { Textarea, TextInput } from '@mantine/core'
import { t } from '../../texts/index.ts'
import { lineErrors } from '../line-errors.ts'
import { type FieldsProps, SwitchField } from './switch-field.tsx'

const words = t.appsConfiguration.usual

/** What nearly every app needs. */
export function UsualFields({ form }: FieldsProps) {
  return (
    <>
      <Textarea
        label={words.redirects}
        description={words.redirectsHint}
        classNames={{ input: 'mono' }}
        autosize
        minRows={2}
        spellCheck={false}
        {...form.getInputProps('oidc.redirectUris')}
        error={lineErrors(form.errors, 'oidc.redirectUris')}
      />
      <Textarea
        label={words.afterSignOut}
        description={words.afterSignOutHint}
        classNames={{ input: 'mono' }}
        autosize
        spellCheck={false}
        {...form.getInputProps('oidc.postLogoutRedirectUris')}
        error={lineErrors(form.errors, 'oidc.postLogoutRedirectUris')}
      />
      <TextInput
        label={words.backchannel}
        description={words.backchannelHint}
        autoComplete="off"
        {...form.getInputProps('oidc.backchannelLogoutUri')}
      />
      <SwitchField form={form} name="claimsInIdToken" />
    </>
  )
}
