import type { VerifyParts } from '../verify.ts'

/** What stands open belongs to somebody, and was begun with credentials that person has had. */
export async function verifySessions({ db, checks }: VerifyParts): Promise<void> {
  checks.begin('sessions')
  const sessions = db
    .selectFrom('session')
    .leftJoin('user', 'user.id', 'session.userId')
    .select(['session.id', 'session.credentialVersion', 'user.credentialVersion as newest'])
    .select(['session.endedAt', 'session.endedReason'])
  for await (const { id, credentialVersion, newest, endedAt, endedReason } of sessions.stream(500))
    checks.expect(
      'sessions',
      newest !== null && credentialVersion <= newest && (endedAt === null) === (endedReason === null),
      () => `Session ${id} is nobody’s, newer than its person’s credentials, or half ended.`,
    )

  checks.begin('tokens')
  const records = db
    .selectFrom('oidcRecord')
    .leftJoin('user', 'user.id', 'oidcRecord.userId')
    .select(['model', 'oidcRecord.id', 'userId', 'user.id as found'])
    .where('userId', 'is not', null)
  for await (const { model, id, userId, found } of records.stream(500))
    checks.expect('tokens', found !== null, () => `${model} ${id} is of ${userId}, who is not there.`)
}
