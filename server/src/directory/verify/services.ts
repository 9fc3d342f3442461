import { foldName } from '../names.ts'
import { isServiceRole } from '../service-account.ts'
import type { VerifyParts } from '../verify.ts'
import { isTextList, parsesAs } from './shape.ts'

/** Accounts of machines: found by their names, never owners, with tokens whose scopes can be read. */
export async function verifyServices({ db, checks }: VerifyParts): Promise<void> {
  for (const check of ['services', 'service-tokens']) checks.begin(check)
  for (const { id, name, folded, role } of await db.selectFrom('serviceAccount').selectAll().execute())
    checks.expect(
      'services',
      folded === foldName(name) && isServiceRole(role),
      () => `Service account ${id} cannot be found by its name, or has the role “${role}”.`,
    )
  for await (const { id, scopes } of db.selectFrom('serviceToken').selectAll().stream(500))
    checks.expect('service-tokens', parsesAs(scopes, isTextList), () => `Service token ${id} has no list of scopes.`)
}
