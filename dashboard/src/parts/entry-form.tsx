import { type UseFormReturnType, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Refusal } from '../api/refusal.ts'
import { Collision, Overtaken } from './collision.tsx'
import { Failure } from './failure.tsx'
import { placeErrors } from './form.ts'

interface EntryFormOptions<Values extends object, Entry extends { version: number }> {
  /** The newest we know. */
  entry: Entry
  read: (entry: Entry) => Values
  check: (values: Values, entry: Entry) => Record<string, string>
  load: () => Promise<Entry>
  /** `edited` is what the form was filled from; `version` what the server is told to find. */
  save: (values: Values, edited: Entry, version: number) => Promise<Entry>
  onSaved: (entry: Entry) => unknown
  /** Where the form keeps what the server names by this path. */
  fieldOf?: (path: string) => string
}

export interface EntryForm<Values extends object> {
  form: UseFormReturnType<Values>
  dirty: boolean
  saving: boolean
  submit: ReturnType<UseFormReturnType<Values>['onSubmit']>
  error: Error | null
  /** Somebody saved another version since the form was filled and then changed. */
  overtaken: boolean
  reload: () => void
  saveOver: () => void
}

/**
 * A form over something that others may change meanwhile. It follows the server until something is typed; from then on
 * it stands still, and what the server refuses is shown without losing what was typed.
 */
export const useEntryForm = <Values extends object, Entry extends { version: number }>({
  entry,
  read,
  check,
  load,
  save,
  onSaved,
  fieldOf,
}: EntryFormOptions<Values, Entry>): EntryForm<Values> => {
  const [edited, setEdited] = useState(entry)
  const [error, setError] = useState<Error | null>(null)
  const form = useForm<Values>({ initialValues: read(entry), validate: values => check(values, edited) })
  const dirty = form.isDirty()

  const adopt = (newer: Entry) => {
    const values = read(newer)
    form.setInitialValues(values)
    form.setValues(values)
    // Or what was set as a whole just now is never dirty again, whatever is changed within it.
    form.resetDirty()
    form.clearErrors()
    setEdited(newer)
    setError(null)
  }
  useEffect(() => {
    if (!dirty && entry.version !== edited.version) adopt(entry)
  })

  const run = useMutation({
    mutationFn: (version: number) => save(form.getValues(), edited, version),
    onSuccess: saved => {
      adopt(saved)
      return onSaved(saved)
    },
    onError: problem => setError(placeErrors(form, problem, fieldOf)),
  })
  const send = (version: number) => {
    setError(null)
    run.mutate(version)
  }
  return {
    form,
    dirty,
    saving: run.isPending,
    submit: form.onSubmit(() => send(edited.version)),
    error,
    overtaken: dirty && !run.isPending && entry.version > edited.version,
    reload: () => void load().then(adopt, setError),
    saveOver: () => void load().then(({ version }) => send(version), setError),
  }
}

/** Why the form was not saved: somebody was faster, or the server said no. */
export function SaveTrouble<Values extends object>({
  of,
  what,
  failed,
}: {
  of: EntryForm<Values>
  what: string
  failed: string
}) {
  if (of.error instanceof Refusal && of.error.isCollision)
    return <Collision what={what} onReload={of.reload} onSaveOver={of.saveOver} />
  if (of.error === null && of.overtaken) return <Overtaken onShow={of.reload} />
  return <Failure error={of.error} what={failed} focus />
}
