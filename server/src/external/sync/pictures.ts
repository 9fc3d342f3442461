import { newUuid, Problem, say, toSaying, type Clock, type Log, type UserId, type Saying } from '#ground'
import type { EncodePicture, ExternalDirectory, ExternalSettings } from '#directory'
import type { Run } from '#store'
import type { ExternalCommands } from '../commands.ts'
import { type Connect, type Upstream, UpstreamError, type UpstreamSecrets } from '../connect/index.ts'
import type { ApplyPicture } from './apply-picture.ts'
import { pictureMark, withPictureMark } from './digest.ts'
import type { RunRecord } from './run-record.ts'

export interface PictureParts {
  run: Run<ExternalCommands>
  clock: Clock
  log: Log
  encodePicture: EncodePicture
}

export interface PicturesParts extends PictureParts {
  connect: Connect
  openSecrets: (directoryId: string) => Promise<UpstreamSecrets>
}

/** Somebody whose picture there is another one than last time. */
export interface OtherPicture {
  upstreamId: string
  user: UserId
  dn: string
  /** False: they have none any more. */
  hasOne: boolean
}

export const takesPictures = ({ policy, attributes }: ExternalSettings): boolean =>
  policy === 'synchronise' && attributes.avatar !== null

/**
 * Encodes a picture and gives it to whom it is of; null takes it away. `trouble` says why it was left out. Throws Problem
 * `unavailable` while too many are encoded.
 */
export async function takePicture(
  { run, clock, log, encodePicture }: PictureParts,
  whose: Pick<ApplyPicture, 'directoryId' | 'upstreamId'>,
  octets: Uint8Array | null,
): Promise<{ mark: string; trouble: Saying | null }> {
  let picture: ApplyPicture['picture'] = null
  let trouble: Saying | null = null
  if (octets !== null)
    try {
      picture = await encodePicture(octets, 'filled')
    } catch (error) {
      if (error instanceof Problem && error.code !== 'invalid') throw error
      if (!(error instanceof Problem)) log.warn({ err: error, ...whose }, 'a picture could not be encoded')
      picture = 'broken'
      trouble = error instanceof Problem ? error.saying : toSaying('The log says why.')
    }
  const mark = pictureMark(octets)
  await run('applyPicture', {
    actor: { kind: 'system', name: 'external' },
    origin: { door: 'system', address: null },
    at: clock.now(),
    eventId: newUuid(clock),
    ...whose,
    picture,
    mark,
  })
  return { mark, trouble }
}

/**
 * Pictures are too large to be held for everybody, so each is asked for by itself once everything else is done. Whoever's
 * could not be asked for does not count as taken over: `done` is theirs no more, and the next full run asks again.
 */
export async function takePictures(
  parts: PicturesParts,
  { id: directoryId, settings }: ExternalDirectory,
  others: readonly OtherPicture[],
  { done, record }: { done: Map<string, string>; record: RunRecord },
): Promise<void> {
  const left = new Set(others.map(({ upstreamId }) => upstreamId))
  const note = ({ upstreamId, user }: OtherPicture, reason: Saying): void =>
    record.note({ kind: 'skip', upstreamId, localId: user, data: { steps: [{ kind: 'skip', reason }] } })
  let upstream: Upstream | undefined
  try {
    for (const other of others) {
      let octets: Uint8Array | null = null
      if (other.hasOne) {
        upstream ??= await parts.connect(settings, await parts.openSecrets(directoryId), { signal: record.signal })
        octets = await readPicture(upstream, settings, other.dn)
        if (octets === null) continue
      }
      const { upstreamId } = other
      const { mark, trouble } = await takePicture(parts, { directoryId, upstreamId }, octets)
      if (trouble !== null) note(other, say('Their picture was left out. {why}', { why: trouble }))
      const digest = done.get(upstreamId)
      if (digest !== undefined) done.set(upstreamId, withPictureMark(digest, mark))
      left.delete(upstreamId)
      await record.advance(0)
    }
  } catch (error) {
    const isOfPictures = error instanceof UpstreamError || (error instanceof Problem && error.code === 'unavailable')
    if (!isOfPictures || record.signal.aborted) throw error
    const [first] = others.filter(({ upstreamId }) => left.has(upstreamId))
    if (first !== undefined) {
      const why = error instanceof UpstreamError ? error.said : error.saying
      note(first, say('Pictures were not taken over from here on. {why}', { why }))
    }
  } finally {
    upstream?.close()
  }
  for (const upstreamId of left) done.delete(upstreamId)
}

/** Null: the entry has moved meanwhile, or lost it. */
async function readPicture(
  upstream: Upstream,
  { attributes: { avatar } }: ExternalSettings,
  dn: string,
): Promise<Uint8Array | null> {
  if (avatar === null) return null
  let octets: Uint8Array | null = null
  const question = { base: dn, scope: 'base', filter: '(objectClass=*)', attributes: [avatar] } as const
  for await (const entry of upstream.search(question)) octets = entry.attributes.octets(avatar)[0] ?? null
  return octets !== null && octets.length > 0 ? octets : null
}
