import { type ApiTokenCreate, apiTokenCreate, type Scope } from '@doorward/contract'
import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
import { ShownOnce } from '../parts/shown-once.tsx'
import { ScopeChoice } from './scope-choice.tsx'

const never = 'never'
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: never, label: 'Until it is ended' },
]
const dayMs = 86_400_000

interface Values {
  name: string
  scopes: Scope[]
  days: string
}

const bodyOf = ({ name, scopes, days }: Values): ApiTokenCreate => ({
  name,
  scopes,
  expiresAt: days === never ? null : new Date(Date.now() + Number(days) * dayMs).toISOString(),
})

interface NewTokenProps {
  opened: boolean
  onClose: () => void
  /** Those the role of whom it stands for can use. */
  usable: readonly Scope[]
  onMake: (body: ApiTokenCreate) => Promise<{ token: { name: string }; value: string }>
}

/** Asks what a token is for, and shows it once. */
export function NewToken({ opened, onClose, usable, onMake }: NewTokenProps) {
  const [error, setError] = useState<Error | null>(null)
  const form = useForm<Values>({
    initialValues: { name: '', scopes: [], days: '90' },
    validate: checkedBy(apiTokenCreate, bodyOf),
  })
  const make = useMutation({
    mutationFn: (values: Values) => onMake(bodyOf(values)),
    onError: problem => setError(placeErrors(form, problem, path => path.replace(/^scopes\..*/, 'scopes'))),
  })
  const done = () => {
    onClose()
    make.reset()
    form.reset()
    setError(null)
  }
  const wrongScopes = form.errors['scopes']
  return (
    <Modal opened={opened} onClose={done} title={make.data ? `Token ${make.data.token.name}` : 'Make an API token'}>
      {make.data ? (
        <div className="form">
          <ShownOnce name="API token" value={make.data.value}>
            Put it where the script reads its secrets. It is sent as <code>Authorization: Bearer</code> and the token.
          </ShownOnce>
          <Group>
            <Button onClick={done}>Done</Button>
          </Group>
        </div>
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={form.onSubmit(values => {
            setError(null)
            make.mutate(values)
          })}
        >
          <Failure error={error} what="No token was made." focus />
          <TextInput
            label="Name"
            description="What uses it, so that you know which one to end."
            placeholder="Backup script on nas"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <ScopeChoice
            usable={usable}
            chosen={form.values.scopes}
            error={typeof wrongScopes === 'string' ? wrongScopes : undefined}
            onChange={scopes => {
              form.setFieldValue('scopes', scopes)
              form.clearFieldError('scopes')
            }}
          />
          <Select label="Works for" data={lives} allowDeselect={false} {...form.getInputProps('days')} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              Cancel
            </Button>
            <Button type="submit" loading={make.isPending}>
              Make token
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
