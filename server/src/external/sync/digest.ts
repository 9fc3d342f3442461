import { hash } from 'node:crypto'
import type { ExternalSettings } from '#directory'
import type { UpstreamPerson } from '../upstream.ts'

/**
 * Of all that is taken over of somebody, and of the settings by which it is: an entry whose digest is as it was last time
 * is passed over. SHA-256, base64url; after a dot that of their picture, where there is one: pictures are taken over by
 * themselves, and only when they are others.
 */
export function digestOf(person: UpstreamPerson, settingsMark: string): string {
  const { avatar, groups, ...rest } = person
  // A server may list groups in another order each time.
  const sorted = groups.map(({ upstreamId }) => upstreamId).toSorted()
  return withPictureMark(sha256(JSON.stringify([settingsMark, rest, sorted])), pictureMark(avatar))
}

/** What a picture is known again by; empty: there is none. */
export const pictureMark = (octets: Uint8Array | null): string => (octets === null ? '' : sha256(octets))

/** Of the picture that a digest was made with. */
export const pictureMarkOf = (digest: string): string => digest.split('.')[1] ?? ''

export function withPictureMark(digest: string, mark: string): string {
  const [rest = ''] = digest.split('.')
  return mark === '' ? rest : `${rest}.${mark}`
}

/** Of those settings that decide what becomes of an entry. */
export function markOf(settings: ExternalSettings): string {
  const { attributes, groupMap, syncGroups, defaultGroup, requireGroup, trustEmail, nestedGroups, groupSearch } =
    settings
  return sha256(
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

const sha256 = (text: string | Uint8Array): string => hash('sha256', text, 'base64url')
