import { asItIs, invalidField, limits, Problem, type Millis } from '#ground'
import { parseGroupName, parseUsername } from '#directory'
import { z } from 'zod'

/** Text that one of the directory's own parsers accepts, in the form it is kept in. */
export const parsedBy = (parse: (text: string) => string) =>
  z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })

export const line = (lengthMax: number) =>
  z
    .string()
    .trim()
    .max(lengthMax)
    .regex(/^\P{Cc}*$/u, 'No line breaks or control characters.')
export const named = (lengthMax: number) => line(lengthMax).min(1)
/** Reserved ones too: whether somebody may be made of one is asked where people are made. */
export const username = parsedBy(text => parseUsername(text, { allowReserved: true }))
export const groupName = parsedBy(parseGroupName)
export const link = z
  .string()
  .max(limits.app.uriLengthMax)
  .refine(
    text => /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
    'Give an address that starts with https:// or http://.',
  )

const dayMs = 86_400_000

/** When something ends: a moment, or a day, at whose end it is over (UTC). Milliseconds. */
export const ending = z.string().transform((text, context): Millis => {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  const at = isDay || isMoment ? Date.parse(text) : Number.NaN
  // Date.parse takes 2027-02-31 for the third of March.
  const exists = !Number.isNaN(at) && (isMoment || new Date(at).toISOString().startsWith(text))
  const end = isDay ? at + dayMs : at
  if (exists && end <= limits.momentMax) return end
  context.addIssue({
    code: 'custom',
    message: 'Expected a day, such as 2027-01-31, or a moment, such as 2027-01-31T18:00:00Z.',
  })
  return z.NEVER
})

/** The same for what stands in no file. Throws Problem `invalid`. */
export function parseEnding(path: string, text: string): Millis {
  const { data, error } = ending.safeParse(text)
  if (data !== undefined) return data
  throw invalidField(path, asItIs(error?.issues[0]?.message ?? 'Expected a day or a moment.'))
}

/** The inverse of `ending`: the day at whose end it is, or the moment. */
export const printEnding = (at: Millis): string =>
  at % dayMs === 0 ? new Date(at - dayMs).toISOString().slice(0, 10) : new Date(at).toISOString()

export const access = z
  .object({
    nobody: z.literal(true).optional(),
    everyone: z.literal(true).optional(),
    groups: z.array(groupName).optional(),
    users: z.array(username).optional(),
    singleUser: username.optional(),
  })
  .refine(({ groups, users, ...one }) => {
    const kinds = Object.values(one).filter(value => value !== undefined).length
    return kinds + (groups === undefined && users === undefined ? 0 : 1) === 1
  }, 'Give one of: nobody: true, everyone: true, groups and users, singleUser.')
