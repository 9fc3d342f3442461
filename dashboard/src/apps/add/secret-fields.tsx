import { PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { Choice } from '../../parts/choice.tsx'
import { useDraft } from './draft.ts'

/** Made here, or typed because the app already has one. */
export function SecretFields({ label, path }: { label: string; path: string }) {
  const { draft, change, errors } = useDraft()
  const name = useId()
  return (
    <fieldset className="plain-fieldset">
      <legend>{label}</legend>
      <div className="form">
        <Choice
          name={name}
          checked={draft.secretKind === 'generated'}
          onChoose={() => change({ secretKind: 'generated' })}
          title="Make one"
          hint="Shown once, to paste into the app"
        />
        <Choice
          name={name}
          checked={draft.secretKind === 'typed'}
          onChoose={() => change({ secretKind: 'typed' })}
          title="Type one"
          hint="When the app already has it; at least 16 characters"
        >
          <PasswordInput
            label={`${label} to use`}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the secret' }}
            value={draft.secret}
            error={errors[path]}
            onChange={event => change({ secret: event.currentTarget.value })}
          />
        </Choice>
      </div>
    </fieldset>
  )
}
