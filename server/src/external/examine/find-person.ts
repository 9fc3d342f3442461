import { sayIn } from '#ground'
import type { ExternalSettings } from '#directory'
import type { Upstream, UpstreamEntry } from '../connect/index.ts'
import { mapPerson, personAttributes } from '../mapping/index.ts'
import { bearsName, findEntry, signInFilterOf } from '../sign-in/find-entry.ts'
import { readGroups } from '../sign-in/read-groups.ts'
import type { UpstreamGroup, UpstreamPerson, UpstreamState } from '../upstream.ts'
import type { ExternalTexts } from '../texts/index.ts'
import type { Question } from './question.ts'
import { type ShownAttribute, showAttributes } from './shown-attributes.ts'

/** What would come of somebody here: the groups by what they mean, and what stands in their way, each in a sentence. */
export interface Meeting {
  /** By the group's id there. */
  groups: ReadonlyMap<string, string>
  conflicts: string[]
}
export type Meet = (person: UpstreamPerson) => Promise<Meeting>

/** One person of another directory as they are there, and as they would be here. */
export interface ArrivingPerson {
  /** As it was sent. */
  filter: string
  /** Null: nobody, or more than one. */
  dn: string | null
  /** Why nobody would come in; null: they would. */
  trouble: string | null
  attributes: ShownAttribute[]
  /** What it is here, from which attribute, and what it would be. */
  fields: { field: string; from: string; value: string }[]
  state: UpstreamState | null
  /** `here`: what it means; null: nothing. */
  groups: { code: string; dn: string; here: string | null }[]
  conflicts: string[]
}

export const nobody = (filter: string): ArrivingPerson => ({
  filter,
  dn: null,
  trouble: null,
  attributes: [],
  fields: [],
  state: null,
  groups: [],
  conflicts: [],
})

/** Looks somebody up exactly as a sign-in would, and shows what that comes from. Nothing is done about them. */
export async function findPerson(
  upstream: Upstream,
  { settings, now, language, said }: Question,
  username: string,
  meet: Meet,
): Promise<ArrivingPerson> {
  const filter = signInFilterOf(settings, username)
  const none = nobody(filter)
  const found = await findEntry(upstream, settings, username, undefined)
  if (found.kind === 'none') {
    const isOutside = found.reason === 'no-entry' && (await isLeftOut(upstream, settings, username))
    const trouble = isOutside
      ? said.person.leftOut
      : found.reason in said.person
        ? said.person[found.reason as 'no-entry']
        : said.person.other
    return { ...none, trouble }
  }
  const { entry } = found
  const whole = await readWhole(upstream, settings, entry)
  const shown = { ...none, dn: entry.dn, attributes: showAttributes(whole.attributes) }
  const mapped = mapPerson(entry, settings, { now })
  if ('skipped' in mapped) return { ...shown, trouble: sayIn(language, mapped.skipped) }
  const groups = await readGroups(upstream, settings, entry, mapped.username)
  const meeting = await meet({ ...mapped, groups })
  return {
    ...shown,
    fields: fieldsOf(mapped, settings, said),
    state: mapped.state,
    groups: groups.map(group => tellGroup(group, meeting)),
    conflicts: meeting.conflicts,
  }
}

const tellGroup = ({ code, dn, upstreamId }: UpstreamGroup, { groups }: Meeting): ArrivingPerson['groups'][number] => ({
  code,
  dn,
  here: groups.get(upstreamId) ?? null,
})

/** Whether it is the filter for people, and not the name, that finds nobody. */
async function isLeftOut(upstream: Upstream, settings: ExternalSettings, username: string): Promise<boolean> {
  const anybody = { ...settings, userSearch: { ...settings.userSearch, filter: '(objectClass=*)' } }
  const { base, scope } = settings.userSearch
  const question = { base, scope, filter: signInFilterOf(anybody, username), attributes: personAttributes(settings) }
  for await (const entry of upstream.search(question)) if (bearsName(entry, anybody, username)) return true
  return false
}

/** With what is not taken over, so that an admin sees what could be. */
async function readWhole(upstream: Upstream, settings: ExternalSettings, entry: UpstreamEntry): Promise<UpstreamEntry> {
  const attributes = ['*', ...personAttributes(settings)]
  const question = { base: entry.dn, scope: 'base', filter: '(objectClass=*)', attributes } as const
  for await (const whole of upstream.search(question)) return whole
  return entry
}

/** An id is told from others by how it begins and ends. */
const shorten = (id: string): string => (id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-8)}` : id)

function fieldsOf(
  person: UpstreamPerson,
  { attributes }: ExternalSettings,
  { person: said }: ExternalTexts,
): ArrivingPerson['fields'] {
  const { avatar, custom } = person
  const values: Record<keyof typeof said.fields, string | null> = {
    username: person.username,
    displayName: person.displayName,
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    phone: person.phone,
    avatar: avatar === null ? null : said.bytes(avatar.length),
    id: shorten(person.upstreamId),
  }
  const names = Object.keys(values) as (keyof typeof values)[]
  const lines = names.map((name): [string, string | null, string | null] => [
    said.fields[name],
    attributes[name],
    values[name],
  ])
  for (const [field, values] of Object.entries(custom))
    lines.push([field, attributes.custom[field] ?? null, values.join(', ')])
  return lines.flatMap(([field, from, value]) => (from === null ? [] : [{ field, from, value: value ?? '' }]))
}
