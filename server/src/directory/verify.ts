import { isUuid, type Sealer } from '#ground'
import { readLastSeq, type Checks, type Dialect, type Kysely, type Tables } from '#store'
import { verifyApps } from './verify/apps.ts'
import { verifyExternals } from './verify/externals.ts'
import { verifyGroups } from './verify/groups.ts'
import { verifyOwners, verifyPeople } from './verify/people.ts'
import { verifyServices } from './verify/services.ts'
import { verifyPictures } from './verify/pictures.ts'
import { verifySessions } from './verify/sessions.ts'
import { verifyRequests } from './verify/requests.ts'
import { verifySettings } from './verify/settings.ts'

export interface VerifyParts {
  db: Kysely<Tables>
  engine: Dialect
  sealer: Pick<Sealer, 'keyId' | 'keyedHash'>
  checks: Checks
}

/**
 * Everything that must hold between the rows of people, groups, apps and settings, whichever way they came to be there.
 * `db` is a snapshot. That two people never share a name, and that rows refer to what is there, the tables' own keys
 * see to; what they cannot say is here. Changes nothing, and goes on after what is wrong.
 */
export async function verifyDirectory(parts: VerifyParts): Promise<void> {
  const lastSeq = await readLastSeq(parts.db, parts.engine)
  await verifyPeople(parts)
  await verifyOwners(parts)
  await verifyGroups(parts)
  await verifyApps(parts)
  await verifyRequests(parts)
  await verifyServices(parts)
  await verifyExternals(parts)
  await verifySettings(parts)
  await verifyPictures(parts)
  await verifySessions(parts)
  await verifyIds(parts)
  await verifyVersions(parts, lastSeq)
  await verifyPosixNumbers(parts)
}

/** Memory keeps ids as sixteen bytes. */
async function verifyIds({ db, checks }: VerifyParts): Promise<void> {
  checks.begin('ids')
  for (const table of ['user', 'group', 'app', 'attribute', 'serviceAccount', 'externalDirectory'] as const)
    for await (const { id } of db
      .selectFrom(table as 'user')
      .select('id')
      .stream(500))
      checks.expect('ids', isUuid(id), () => `A row of ${table} has the id “${id}”.`)
}

/** A version is the number of a change; one above the last number given would be given again for something else. */
async function verifyVersions({ db, checks }: VerifyParts, lastSeq: number): Promise<void> {
  for (const table of [
    'user',
    'group',
    'app',
    'attribute',
    'serviceAccount',
    'externalDirectory',
    'setting',
  ] as const) {
    checks.begin('versions')
    for await (const row of db
      .selectFrom(table as 'user')
      .selectAll()
      .stream(500))
      checks.expect(
        'versions',
        row.version <= lastSeq,
        () => `A row of ${table} has version ${row.version}, and ${lastSeq} is the last number of the log.`,
      )
  }
}

/** One space of numbers for people and groups: no number twice, and none that is still to be given. */
async function verifyPosixNumbers({ db, checks }: VerifyParts): Promise<void> {
  const next = await db.selectFrom('meta').select('value').where('key', '=', 'posixNext').executeTakeFirst()
  const numbers = db
    .selectFrom('user')
    .select(['id', 'uidNumber as number'])
    .where('uidNumber', 'is not', null)
    .unionAll(db.selectFrom('group').select(['id', 'gidNumber as number']).where('gidNumber', 'is not', null))
    .orderBy('number')
  let before: number | null = null
  checks.begin('posix-numbers')
  for await (const { id, number } of numbers.stream(500)) {
    const isFree = number !== before && number !== null && number < Number(next?.value ?? 0)
    checks.expect('posix-numbers', isFree, () => `${id} has ${number}, which is another’s too or still to be given.`)
    before = number
  }
}
