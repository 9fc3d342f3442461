import { PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { Choice } from '../../parts/choice.tsx'
import { t } from '../../texts/index.ts'
import { useDraft } from './draft.ts'

const words = t.parts.newSecret
const hints = t.appsAdd.secret

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
          title={words.make}
          hint={hints.madeHint}
        />
        <Choice
          name={name}
          checked={draft.secretKind === 'typed'}
          onChoose={() => change({ secretKind: 'typed' })}
          title={words.type}
          hint={hints.typedHint}
        >
          <PasswordInput
            label={words.toUse(label)}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': words.show }}
            value={draft.secret}
            error={errors[path]}
            onChange={event => change({ secret: event.currentTarget.value })}
          />
        </Choice>
      </div>
    </fieldset>
  )
}
