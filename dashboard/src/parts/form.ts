import type { UseFormReturnType } from '@mantine/form'
import type { z } from 'zod'
import { Refusal } from '../api/refusal.ts'
import { findWrong } from './find-wrong.ts'

/** Checks a form by the contract's schema, once it is turned into the body it will be sent as. */
export const checkedBy =
  <Values>(schema: z.ZodType, toBody: (values: Values) => unknown) =>
  (values: Values): Record<string, string> => {
    const errors: Record<string, string> = {}
    for (const { path, message } of findWrong(schema, toBody(values))) errors[path.map(String).join('.')] ??= message
    return errors
  }

/**
 * Puts the server's field errors beside their fields and focuses the first. What belongs to no field is answered, to be
 * shown above the form.
 */
export const placeErrors = <Values extends object>(
  form: UseFormReturnType<Values>,
  error: Error,
  fieldOf = (path: string) => path,
): Error | null => {
  if (!(error instanceof Refusal) || !error.problem.errors?.length) return error
  const errors = Object.fromEntries(error.problem.errors.map(({ path, message }) => [fieldOf(path), message]))
  form.setErrors(errors)
  const homeless = Object.keys(errors).filter(path => !form.getInputNode(path))
  if (homeless.length === 0) form.getInputNode(Object.keys(errors)[0] ?? '')?.focus()
  return homeless.length === 0 ? null : error
}
