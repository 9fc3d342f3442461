import { newUuid, sayIn, type Clock, type GroupId, type Language, type UserId } from '#ground'
import { attributeFromRow, type ExternalSettings } from '#directory'
import type { Kysely, Tables } from '#store'
import { externalTextsIn, type ExternalTexts } from '../texts/index.ts'
import { readKnownGroups } from '../sync/known-groups.ts'
import { type GroupTarget, placeIn, planGroups } from '../sync/plan-groups.ts'
import { planPerson } from '../sync/plan-person.ts'
import { readFacts } from '../sync/read-facts.ts'
import type { Step } from '../sync/step.ts'
import type { UpstreamPerson } from '../upstream.ts'
import type { Meeting } from './find-person.ts'

interface MeetParts {
  clock: Clock
  read: Kysely<Tables>
  /** Of a username, to be compared with those of people who were deleted. */
  usernameHash: (username: string) => string
}

/** Of a directory that is not saved yet: nobody is linked with it. */
const unsaved = ''

/** Plans one person as a sign-in or a run would, and says what that comes to. Nothing is written. */
export async function meetPerson(
  { clock, read, usernameHash }: MeetParts,
  person: UpstreamPerson,
  settings: ExternalSettings,
  language: Language,
  directory: { id: string; title: string } = { id: unsaved, title: '' },
): Promise<Meeting> {
  const { id: directoryId, title } = directory
  const said = externalTextsIn(language)
  const at = clock.now()
  const newId = (): GroupId => newUuid(clock) as GroupId
  const known = await readKnownGroups(read, directoryId)
  const { targets, changes, guarded } = planGroups(person.groups, known, { directoryId, title, settings, at, newId })
  const names = new Map<string, string>(changes.map(({ after }) => [after.id, said.person.madeGroup(after.name)]))
  for (const { id, name } of await read.selectFrom('group').select(['id', 'name']).execute())
    if (!names.has(id)) names.set(id, said.person.group(name))

  const incoming = {
    person,
    usernameHash: usernameHash(person.username),
    digest: '',
    id: newUuid(clock) as UserId,
  }
  const facts = await readFacts(read, directoryId, [incoming])
  const attributes = (await read.selectFrom('attribute').selectAll().execute()).map(attributeFromRow)
  const { steps } = planPerson(incoming, facts, {
    directoryId,
    settings,
    attributes,
    placeOf: one => placeIn(targets, one, settings.defaultGroup),
    at,
  })
  const meanings = [...targets].flatMap(([upstreamId, target]) => {
    const words = wordsOf(target, names, said)
    return words === undefined ? [] : ([[upstreamId, words]] as const)
  })
  return {
    groups: new Map(meanings),
    conflicts: [
      ...steps.flatMap(step => tellStep(step, language)),
      ...[...guarded.keys()].map(code => said.person.guarded(code)),
    ],
  }
}

function wordsOf(
  { group, role }: GroupTarget,
  names: ReadonlyMap<string, string>,
  { person: said }: ExternalTexts,
): string | undefined {
  const named = group === null ? undefined : (names.get(group) ?? said.aGroup)
  const called = role === null ? undefined : said.roles[role]
  return named === undefined || called === undefined ? (named ?? called) : said.groupAndRole(named, called)
}

function tellStep(step: Step, language: Language): string[] {
  const said = externalTextsIn(language)
  if (step.kind === 'conflict') return [said.conflicts[step.reason]]
  if (step.kind === 'skip') return [sayIn(language, step.reason)]
  return step.kind === 'without-email' ? [said.person.emailTaken] : []
}
