import { checkExternalSettings } from '../check-external.ts'
import type { ExternalSettings } from '../external-directory.ts'
import type { VerifyParts } from '../verify.ts'
import { parsesAs } from './shape.ts'

const local = 'local'
const byHand = 'hand'

/** Directories people come from: settings that can be read, links to who is there, and nobody of a directory there is not. */
export async function verifyExternals(parts: VerifyParts): Promise<void> {
  const { db, checks } = parts
  for (const check of ['external-settings', 'external-links', 'moved-here', 'sources', 'origins']) checks.begin(check)
  const names = new Map<string, string>()
  for (const { id, name, settings } of await db.selectFrom('externalDirectory').selectAll().execute()) {
    names.set(id, name)
    checks.expect('external-settings', parsesAs(settings, areSettings), () => `${name} has settings nobody can follow.`)
  }

  for (const table of ['user', 'group'] as const)
    for await (const { id, source } of db.selectFrom(table).select(['id', 'source']).stream(500))
      checks.expect(
        'sources',
        // That there is none at all is another check's to say.
        source === '' || source === local || names.has(source),
        () => `${table} ${id} comes from ${source}, which is no directory here.`,
      )

  for (const table of ['membership', 'groupMember'] as const)
    for (const { origin } of await db.selectFrom(table).select('origin').distinct().execute())
      checks.expect(
        'origins',
        origin === byHand || names.has(origin),
        () => `Memberships were given by ${origin}, which is no directory here.`,
      )

  const links = db
    .selectFrom('externalLink')
    .leftJoin('user', 'user.id', 'externalLink.localId')
    .leftJoin('group', 'group.id', 'externalLink.localId')
    .select(['externalLink.directoryId', 'kind', 'upstreamId', 'localId', 'user.id as user', 'group.id as group'])
  for await (const { kind, localId, user, group } of links.stream(500))
    checks.expect(
      'external-links',
      kind === 'person' ? user !== null : kind === 'group' && group !== null,
      () => `A ${kind} is linked with ${localId}, who is not here.`,
    )
  await verifyMoved(parts)
}

/** Whoever has moved here with their password is of that directory no more. */
async function verifyMoved({ db, checks }: VerifyParts): Promise<void> {
  const moved = db
    .selectFrom('bindThrough')
    .innerJoin('user', 'user.id', 'bindThrough.userId')
    .select(['userId', 'directoryId', 'source'])
    .where('movedAt', 'is not', null)
  for await (const { userId, directoryId, source } of moved.stream(500))
    checks.expect(
      'moved-here',
      source !== directoryId,
      () => `${userId} has moved here from ${directoryId}, and comes from there all the same.`,
    )
}

function areSettings(value: unknown): boolean {
  try {
    checkExternalSettings(value as ExternalSettings)
    return true
  } catch {
    // Of whatever kind: what has another form than it should breaks the check itself.
    return false
  }
}
