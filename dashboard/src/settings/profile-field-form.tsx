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
import { t } from '../texts/index.ts'

const words = t.settings

export const typeWords: Record<Attribute['type'], string> = words.fields.types
export const sightWords: Record<Attribute['seenBy'], string> = words.fields.sights

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
      sayDone(words.fields.saved(saved.title))
      await onSaved()
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  return (
    <Modal opened={opened} onClose={onClose} title={attribute === null ? words.fields.newField : attribute.title}>
      <form
        className="form"
        noValidate
        onSubmit={form.onSubmit(values => {
          setError(null)
          save.mutate(values)
        })}
      >
        <Failure error={error} what={words.fields.failed} focus />
        <TextInput
          label={words.fields.label}
          description={words.fields.labelHint}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('title')}
        />
        <TextInput
          label={words.fields.name}
          description={attribute === null ? words.fields.nameHint : words.fields.nameForGood}
          classNames={{ input: 'mono' }}
          autoComplete="off"
          spellCheck={false}
          disabled={attribute !== null}
          {...form.getInputProps('name')}
        />
        <Select
          label={words.fields.holds}
          data={optionsOf(typeWords)}
          allowDeselect={false}
          disabled={attribute !== null}
          {...form.getInputProps('type')}
        />
        <Switch
          label={words.fields.multiValued}
          description={attribute?.multiValued ? words.fields.multiValuedHint : undefined}
          disabled={attribute?.multiValued ?? false}
          {...form.getInputProps('multiValued', { type: 'checkbox' })}
        />
        <Select
          label={words.fields.seenBy}
          data={optionsOf(sightWords)}
          allowDeselect={false}
          {...form.getInputProps('seenBy')}
        />
        <Switch
          label={words.fields.searchable}
          description={words.fields.searchableHint}
          {...form.getInputProps('searchable', { type: 'checkbox' })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {attribute === null ? words.fields.add : words.save}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
