import { createHash } from 'node:crypto'
import type { ExternalSettings } from '#directory'
import type { UpstreamPerson } from '../upstream.ts'

/**
 * Of all that is taken over of somebody, and of the settings by which it is: an entry whose digest is as it was last time
 * is passed over. SHA-256, base64url.
 */
export function digestOf(person: UpstreamPerson, settingsMark: string): string {
  const { avatar, groups, ...rest } = person
  const picture = avatar === null ? null : createHash('sha256').update(avatar).digest('base64url')
  // A server may list groups in another order each time.
  const sorted = groups.map(({ upstreamId }) => upstreamId).toSorted()
  return hash(JSON.stringify([settingsMark, rest, picture, sorted]))
}

/** Of those settings that decide what becomes of an entry. */
export function markOf(settings: ExternalSettings): string {
  const { attributes, groupMap, syncGroups, defaultGroup, requireGroup, trustEmail, nestedGroups, groupSearch } =
    settings
  return hash(
    JSON.stringify([
      attributes,
      groupMap,
      syncGroups,
      defaultGroup,
      requireGroup,
      trustEmail,
      nestedGroups,
      groupSearch,
    ]),
  )
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')
