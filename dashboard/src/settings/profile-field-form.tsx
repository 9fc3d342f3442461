import {
  type Attribute,
  type AttributeCreate,
  attributeCreate,
  type AttributePatch,
  attributePatch,
} from '@doorward/contract'
import { Button, Group, Modal, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
import { sayDone } from '../parts/saved.tsx'

export const typeWords: Record<Attribute['type'], string> = {
  text: 'Text',
  number: 'A whole number',
  boolean: 'Yes or no',
  date: 'A date',
}
export const sightWords: Record<Attribute['seenBy'], string> = {
  admins: 'Admins',
  self: 'Admins and the person',
  everyone: 'Everyone who sees the person',
}

type Values = Required<AttributeCreate>

const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }))

const patchOf = ({ title, multiValued, seenBy, editedBy, searchable }: Values): AttributePatch => ({
  title,
  multiValued,
  seenBy,
  editedBy,
  searchable,
})

interface ProfileFieldFormProps {
  /** Null: a new one. */
  attribute: Attribute | null
  opened: boolean
  onClose: () => void
  onSaved: () => unknown
}

export function ProfileFieldForm({ attribute, opened, onClose, onSaved }: ProfileFieldFormProps) {
  const form = useForm<Values>({
    initialValues: {
      name: attribute?.name ?? '',
      title: attribute?.title ?? '',
      type: attribute?.type ?? 'text',
      multiValued: attribute?.multiValued ?? false,
      seenBy: attribute?.seenBy ?? 'admins',
      editedBy: attribute?.editedBy ?? 'admins',
      searchable: attribute?.searchable ?? false,
    },
    validate: attribute === null ? checkedBy(attributeCreate, values => values) : checkedBy(attributePatch, patchOf),
  })
  const [error, setError] = useState<Error | null>(null)
  const save = useMutation({
    mutationFn: (values: Values) =>
      attribute === null
        ? api.declareAttribute({ body: values })
        : api.updateAttribute({ params: { id: attribute.id }, body: patchOf(values), version: attribute.version }),
    onSuccess: async saved => {
      form.reset()
      onClose()
      sayDone(`${saved.title} is saved`)
      await onSaved()
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  return (
    <Modal opened={opened} onClose={onClose} title={attribute === null ? 'New profile field' : attribute.title}>
      <form
        className="form"
        noValidate
        onSubmit={form.onSubmit(values => {
          setError(null)
          save.mutate(values)
        })}
      >
        <Failure error={error} what="The field was not saved." focus />
        <TextInput
          label="Title"
          description="What people read beside the value."
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('title')}
        />
        <TextInput
          label="Name"
          description={
            attribute === null
              ? 'What apps call it, in LDAP and among the claims. It cannot be changed later.'
              : 'For good: apps know it by this name.'
          }
          classNames={{ input: 'mono' }}
          autoComplete="off"
          spellCheck={false}
          disabled={attribute !== null}
          {...form.getInputProps('name')}
        />
        <Select
          label="Holds"
          data={optionsOf(typeWords)}
          allowDeselect={false}
          disabled={attribute !== null}
          {...form.getInputProps('type')}
        />
        <Switch
          label="Several values"
          description={attribute?.multiValued ? 'Some people may have several by now, so this stays.' : undefined}
          disabled={attribute?.multiValued ?? false}
          {...form.getInputProps('multiValued', { type: 'checkbox' })}
        />
        <Select label="Seen by" data={optionsOf(sightWords)} allowDeselect={false} {...form.getInputProps('seenBy')} />
        <Switch
          label="Apps search by it"
          description="Keeps an index, so that LDAP searches on it are quick."
          {...form.getInputProps('searchable', { type: 'checkbox' })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {attribute === null ? 'Add field' : 'Save'}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
