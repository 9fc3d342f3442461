import { limits, type AppId } from '#ground'
import { parseAppName } from '#directory'
import { z } from 'zod'
import { secretSource, type FindSecretText } from '../secret-source.ts'
import { oidcForm } from './oidc.ts'
import { access, line, link, named, parsedBy, username } from './parts.ts'
import { gatewayForm } from './gateway.ts'
import { allow, typedSecret } from './settings.ts'

const hashes = z
  .array(z.string().regex(/^[0-9a-f]{8}:[\w-]{43}$/, 'Expected a keyed hash, as an export with secrets has it.'))
  .max(limits.app.secretsMax)
  .optional()
/** For an app that is made: what it was in a store of the same key. */
const kept = z.object({ id: z.uuid().transform(text => text as AppId), oidc: hashes, ldap: hashes, simpleAuth: hashes })

export const appForm = (findText: FindSecretText) => {
  const secret = secretSource(findText, typedSecret, {})
  const oidc = oidcForm(secret)
  return z.object({
    name: parsedBy(parseAppName),
    title: named(limits.app.titleLengthMax).optional(),
    icon: line(100).nullable().optional(),
    recipe: line(limits.app.nameLengthMax).nullable().optional(),
    link: link.nullable().optional(),
    signInUrl: link.nullable().optional(),
    enabled: z.boolean().optional(),
    access: access.optional(),
    adminsIncluded: z.boolean().optional(),
    requireTwoFactor: z.boolean().optional(),
    networks: allow.optional(),
    sessionMinutes: z.int().min(1).max(limits.app.sessionMinutesMax).nullable().optional(),
    sensitive: z.boolean().optional(),
    contact: username.nullable().optional(),
    oidc: oidc.nullable().optional(),
    ldap: z.object({ secret: secret.optional(), allowBarePassword: z.boolean().optional() }).nullable().optional(),
    kept: kept.optional(),
    simpleAuth: z
      .object({
        clientId: z.string().optional(),
        clientSecret: secret.optional(),
        requireSecret: z.boolean().optional(),
      })
      .nullable()
      .optional(),
    gateway: gatewayForm.nullable().optional(),
  })
}
