import type { ExternalExamination } from '@doorward/contract'
import type { Draft } from './draft.tsx'
import { settingsOf } from './values.ts'

/** What is asked about settings that are not saved. */
export const questionOf = ({ form, edited }: Pick<Draft, 'form' | 'edited'>): ExternalExamination => {
  const { values } = form
  return {
    settings: settingsOf(values),
    ...(edited && { id: edited.id }),
    ...(values.bindPassword && { bindPassword: values.bindPassword }),
    ...(values.clientKey && { clientKey: values.clientKey }),
  }
}
