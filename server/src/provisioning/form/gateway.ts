import { limits } from '#ground'
import { pathNeeds } from '#directory'
import { z } from 'zod'

const path = z.string().max(limits.app.pathRuleLengthMax).startsWith('/', 'A path starts with /.')
const rule = z.enum(pathNeeds, `One of ${pathNeeds.join(', ')}.`)

/** What may be said of a protected app; what is not mentioned is as a new one has it. */
export const gatewayForm = z.strictObject({
  host: z.string(),
  visibility: z.enum(['private', 'public']).optional(),
  paths: z
    .array(
      z.union(
        [z.strictObject({ prefix: path, rule }), z.strictObject({ pattern: path, rule })],
        'Give prefix or pattern, and rule.',
      ),
    )
    .max(limits.app.pathRulesMax)
    .optional(),
  acceptAppPasswords: z.boolean().optional(),
  acceptTokens: z.boolean().optional(),
  assertion: z.boolean().optional(),
  usernameForm: z.enum(['plain', 'icap']).optional(),
  upstream: z.string().nullable().optional(),
  verifyUpstream: z.boolean().optional(),
})
