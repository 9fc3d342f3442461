import type { ExternalPreset, ExternalSettings } from '@doorward/contract'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { createContext, use } from 'react'
import { checkValues, type Values } from './values.ts'

/** The directory as it is stored, while its settings are changed. */
export interface EditedDirectory {
  id: string
  title: string
  settings: ExternalSettings
  hasBindPassword: boolean
  hasClientKey: boolean
  version: number
}

/** What both steps share. */
export interface Draft {
  form: UseFormReturnType<Values>
  /** Undefined: a new one. */
  edited: EditedDirectory | undefined
  presets: readonly ExternalPreset[]
  /** Nothing typed is kept any more. */
  clear: () => void
}

const DraftContext = createContext<Draft | null>(null)
export const DraftProvider = DraftContext

export const useDraft = (): Draft => {
  const draft = use(DraftContext)
  if (!draft) throw new Error('No draft above this step.')
  return draft
}

const keyOf = (id: string | undefined) => `doorward-external-${id ?? 'new'}`

const readKept = (id: string | undefined): Partial<Values> => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(id)) ?? '{}') as Partial<Values>
  } catch {
    return {}
  }
}

/** Back, forward and a reload keep everything typed, except secrets: those are kept in memory only. */
const keep = (id: string | undefined, values: Values) =>
  sessionStorage.setItem(keyOf(id), JSON.stringify({ ...values, bindPassword: '', clientKey: '' }))

export const forgetDraft = (id: string | undefined) => sessionStorage.removeItem(keyOf(id))

export const useDraftForm = (initial: Values, id: string | undefined) =>
  useForm<Values>({
    initialValues: { ...initial, ...readKept(id) },
    validate: checkValues,
    onValuesChange: values => keep(id, values),
  })

/** A field whose setting is null while it is empty. */
export const optionalText = (form: UseFormReturnType<Values>, path: string) => {
  const { value, onChange, ...rest } = form.getInputProps(path) as {
    value: string | null
    onChange: (value: string | null) => void
    error?: string
  }
  return {
    ...rest,
    value: value ?? '',
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value || null),
  }
}
