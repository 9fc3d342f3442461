import { newUuid, type Clock, type Log, type Sealer, type UserId } from '#ground'
import { isActive, usernameHash, type EncodePicture, type ExternalDirectory, type Origin, type User } from '#directory'
import type { Kysely, Run, Tables } from '#store'
import type { ExternalCommands } from '../commands.ts'
import { digestOf, markOf, pictureMarkOf } from '../sync/digest.ts'
import { takePicture, takesPictures } from '../sync/pictures.ts'
import type { UpstreamPerson } from '../upstream.ts'
import type { Link } from './links.ts'

export interface TakeOverParts {
  clock: Clock
  log: Log
  sealer: Sealer
  read: Kysely<Tables>
  run: Run<ExternalCommands>
  encodePicture: EncodePicture
}

/** Who they are here now, or why nobody. The reason is for the audit trail and the log. */
export type TakenOver = { kind: 'here'; user: UserId } | { kind: 'nobody'; reason: string }

/**
 * Writes what was read of somebody who has just proven who they are: makes them, links them, refreshes them. In the same
 * transaction and by the same rules as a synchronisation, so that both at once make one person.
 */
export async function takeOver(
  parts: TakeOverParts,
  directory: ExternalDirectory,
  person: UpstreamPerson,
  { link, user, origin }: { link: Link | undefined; user: User | undefined; origin: Origin },
): Promise<TakenOver> {
  const { clock, log, sealer, read, run } = parts
  const digest = digestOf(person, markOf(directory.settings))
  const at = clock.now()
  let here: UserId | null = null
  const isAsBefore = link?.digest === digest && link.upstreamId === person.upstreamId
  // As it was last time: nothing is written.
  if (user !== undefined && isAsBefore && isActive(user, at)) here = user.id
  else {
    const [applied] = await run('apply', {
      at,
      eventId: newUuid(clock),
      actor: { kind: 'system', name: 'sign-in' },
      origin,
      directoryId: directory.id,
      people: [
        {
          person: { ...person, avatar: null },
          usernameHash: usernameHash({ sealer }, person.username),
          digest,
          id: newUuid(clock) as UserId,
        },
      ],
      targets: null,
    })
    for (const step of applied?.steps ?? []) {
      if (step.kind !== 'conflict' && step.kind !== 'skip') continue
      log.warn({ directory: directory.name, dn: person.dn, step }, 'somebody could not be taken over at their sign-in')
      // A conflict of the name alone leaves who they are as it is.
      if (applied?.user === null || step.kind === 'skip')
        return { kind: 'nobody', reason: step.kind === 'conflict' ? `conflict-${step.reason}` : 'not-taken-over' }
    }
    here = applied?.user ?? null
    if (here !== null && takesPictures(directory.settings) && applied?.picture !== pictureMarkOf(digest))
      await takeTheirPicture(parts, directory, person)
  }
  if (here === null) return { kind: 'nobody', reason: 'not-taken-over' }
  if (user !== undefined && here !== user.id) return { kind: 'nobody', reason: 'somebody-else' }
  if (directory.settings.requireGroup && !(await isInGroup(read, directory.id, here))) {
    log.warn({ directory: directory.name, user: here }, 'a sign-in ended in no group, and the directory asks for one')
    return { kind: 'nobody', reason: 'no-group' }
  }
  return { kind: 'here', user: here }
}

/** Whatever becomes of a picture, they are in. */
async function takeTheirPicture(
  parts: TakeOverParts,
  directory: ExternalDirectory,
  { upstreamId, avatar, dn }: UpstreamPerson,
): Promise<void> {
  const about = { directory: directory.name, dn }
  try {
    const { trouble } = await takePicture(parts, { directoryId: directory.id, upstreamId }, avatar)
    if (trouble !== null) parts.log.warn({ ...about, trouble }, 'a picture was left out at a sign-in')
  } catch (error) {
    parts.log.warn({ ...about, err: error }, 'a picture could not be taken over at a sign-in')
  }
}

async function isInGroup(read: Kysely<Tables>, directoryId: string, user: UserId): Promise<boolean> {
  const row = await read
    .selectFrom('membership')
    .select('groupId')
    .where('userId', '=', user)
    .where('origin', '=', directoryId)
    .executeTakeFirst()
  return row !== undefined
}
