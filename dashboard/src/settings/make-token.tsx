import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { placeErrors } from '../parts/form.ts'
import { ShownOnce } from '../parts/shown-once.tsx'
import { t } from '../texts/index.ts'

const words = t.tokens

interface Values {
  name: string
  /** One of `lives`. */
  life: string
}

interface MakeTokenProps<Asked extends Values> {
  opened: boolean
  onClose: () => void
  /** `API token` */
  kind: string
  title: string
  /** Below the name that is asked for. */
  description: string
  placeholder: string
  lives: readonly { value: string; label: string }[]
  form: UseFormReturnType<Asked>
  onMake: (values: Asked) => Promise<{ token: { name: string }; value: string }>
  /** Where the form keeps what the server names by this path. */
  fieldOf?: (path: string) => string
  /** Said beside the token while it is shown. */
  about: ReactNode
  /** What else is asked. */
  children?: ReactNode
}

/** Asks what a token is for, and shows it once. */
export function MakeToken<Asked extends Values>({
  opened,
  onClose,
  kind,
  title,
  description,
  placeholder,
  lives,
  form,
  onMake,
  fieldOf,
  about,
  children,
}: MakeTokenProps<Asked>) {
  const [error, setError] = useState<Error | null>(null)
  const make = useMutation({
    mutationFn: onMake,
    onError: problem => setError(placeErrors(form, problem, fieldOf)),
  })
  const done = () => {
    onClose()
    make.reset()
    form.reset()
    setError(null)
  }
  return (
    <Modal opened={opened} onClose={done} title={make.data ? words.tokenNamed(make.data.token.name) : title}>
      {make.data ? (
        <div className="form">
          <ShownOnce name={kind} value={make.data.value}>
            {about}
          </ShownOnce>
          <Group>
            <Button onClick={done}>{words.done}</Button>
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
          <Failure error={error} what={words.notMade} focus />
          <TextInput
            label={words.name}
            description={description}
            placeholder={placeholder}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          {children}
          <Select label={words.worksFor} data={lives} allowDeselect={false} {...form.getInputProps('life')} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {words.makeToken}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
