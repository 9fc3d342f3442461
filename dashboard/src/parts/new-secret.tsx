import { type SecretChoice, secretChoice } from '@doorward/contract'
import { Button, Group, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../texts/index.ts'
import { Choice } from './choice.tsx'
import { Failure } from './failure.tsx'
import { findWrong } from './find-wrong.ts'

const words = t.parts.newSecret

interface NewSecretProps {
  /** `Client secret` */
  name: string
  error: Error | null
  pending: boolean
  onMake: (secret: SecretChoice) => void
  onCancel: () => void
}

/** Asks whether a secret is made or typed. */
export function NewSecret({ name, error, pending, onMake, onCancel }: NewSecretProps) {
  const [kind, setKind] = useState<'generated' | 'typed'>('generated')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  return (
    <form
      className="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        // A dialog's events bubble through the React tree, to a form the dialog may have been opened from.
        event.stopPropagation()
        const choice = kind === 'generated' ? { kind } : { kind, secret: typed }
        const [found] = findWrong(secretChoice, choice)
        setWrong(found?.message)
        if (found === undefined) onMake(choice)
      }}
    >
      <Failure error={error} what={words.failed} focus />
      <Choice
        name="secret"
        checked={kind === 'generated'}
        onChoose={() => setKind('generated')}
        title={words.make}
        hint={words.makeHint}
      />
      <Choice
        name="secret"
        checked={kind === 'typed'}
        onChoose={() => setKind('typed')}
        title={words.type}
        hint={words.typeHint}
      >
        <PasswordInput
          label={words.toUse(name)}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': words.show }}
          value={typed}
          error={wrong}
          onChange={event => setTyped(event.currentTarget.value)}
        />
      </Choice>
      <Group gap="xs">
        <Button type="submit" loading={pending}>
          {kind === 'generated' ? words.submitMade : words.submitTyped}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t.parts.cancel}
        </Button>
      </Group>
    </form>
  )
}
