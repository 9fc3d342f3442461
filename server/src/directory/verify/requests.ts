import { limits } from '#ground'
import { openKeyOf, requestStates, wantedDays } from '../access-request.ts'
import type { VerifyParts } from '../verify.ts'

/** What the tables' own keys cannot say of requests to be let in, and of who is let in by name. */
export async function verifyRequests({ db, checks }: VerifyParts): Promise<void> {
  for (const check of ['access-requests', 'app-grants']) checks.begin(check)
  for await (const row of db.selectFrom('accessRequest').selectAll().stream(500)) {
    const { id, state, openKey, decidedAt, expiresAt, createdAt, reason, word } = row
    const isOpen = state === 'open'
    const isWhole =
      requestStates.some(known => known === state) &&
      openKey === (isOpen ? openKeyOf(row) : null) &&
      (decidedAt === null) === isOpen &&
      expiresAt > createdAt &&
      wantedDays.some(some => some === row.wantedDays) &&
      reason.length <= limits.accessRequest.reasonLengthMax &&
      (word ?? '').length <= limits.accessRequest.wordLengthMax
    checks.expect(
      'access-requests',
      isWhole,
      () => `Request ${id} is ${state}, and holds what cannot be of one that is.`,
    )
  }
  for await (const { appId, userId, expiresAt, createdAt, grantedBy } of db
    .selectFrom('appGrant')
    .selectAll()
    .stream(500))
    checks.expect(
      'app-grants',
      (expiresAt === null || expiresAt > createdAt) && /^(?:user|service|system):./.test(grantedBy),
      () => `${userId} is let into app ${appId} until before it began, or by nobody.`,
    )
}
