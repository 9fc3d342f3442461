import { findAlone, selectAbleOwners } from '#directory'
import { about, type Check, type Inside } from './check.ts'

const people = about('people')
const backups = about('backups')

export const checkOwners: Check<Inside> = async ({ store: { list }, isSetUp }) => {
  if (!(await isSetUp()))
    return [
      people.look(
        'owners',
        'Nobody is owner yet: whoever has the set-up link becomes it.',
        'Open the link the server printed at its start; “doorward setup-link” makes another.',
      ),
    ]
  const owners = await selectAbleOwners(list).select('username').orderBy('username').execute()
  const names = owners.map(({ username }) => username).join(', ')
  if (owners.length === 0)
    return [
      people.wrong(
        'owners',
        'No owner can sign in.',
        'Give an owner a password: “doorward owner-login USER” lets one in on this machine.',
      ),
    ]
  return [
    owners.length === 1
      ? people.look(
          'owners',
          `Only ${names} can sign in as owner.`,
          'Make a second owner, for the day the first cannot.',
        )
      : people.ok('owners', `${owners.length} owners can sign in: ${names}.`),
  ]
}

const namesMax = 5

/** They go on without their contact; somebody should take them over. */
export const checkServices: Check<Inside> = ({ memory, clock }) => {
  const alone = findAlone(memory, clock.now()).map(({ name }) => name)
  if (alone.length === 0)
    return [people.ok('services', 'Every service account that works has somebody who looks after it.')]
  const more = alone.length > namesMax ? ` and ${alone.length - namesMax} more` : ''
  return [
    people.look(
      'services',
      `Nobody looks after these service accounts, which still work: ${alone.sort().slice(0, namesMax).join(', ')}${more}.`,
      'Give each another contact under Settings, Service accounts, or disable it.',
    ),
  ]
}

/** Directories people come from: whoever looks after one is told here what its runs and sign-ins have met. */
export const checkExternals: Check<Inside> = async ({ memory, store: { list } }) => {
  const states = await list.selectFrom('externalState').select(['directoryId', 'trouble']).execute()
  const troubles = new Map(states.map(({ directoryId, trouble }) => [directoryId, trouble]))
  return [...memory.externals.all()]
    .filter(({ enabled }) => enabled)
    .map(({ id, name, title }) => {
      const trouble = troubles.get(id) ?? null
      return trouble === null
        ? people.ok(`directory.${name}`, `Nothing is known against the directory “${title}”.`)
        : people.wrong(
            `directory.${name}`,
            `The directory “${title}” is not well: ${trouble}`,
            `“doorward directory test ${name}” shows how far it gets.`,
          )
    })
}

export const checkBackups: Check<Inside> = async ({ backups: all, store: { list }, clock }) => {
  const trouble = await all.findTrouble()
  const last = await list
    .selectFrom('backup')
    .select(['finishedAt', 'checkedMs'])
    .where('finishedAt', 'is not', null)
    .where('trouble', 'is', null)
    .orderBy('finishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const age = last?.finishedAt == null ? undefined : Math.floor((clock.now() - last.finishedAt) / 3_600_000)
  const told = age === undefined ? 'There is no good backup.' : `The last good backup is ${age} h old.`
  const checked = last?.checkedMs == null ? '' : ' It was restored to be checked.'
  const { path, sharesDisk } = all.folder()
  return [
    trouble === undefined
      ? age === undefined
        ? backups.look(
            'last',
            `${told} The schedule will make the first one.`,
            'Make one now with “doorward backup FILE”.',
          )
        : backups.ok('last', `${told}${checked}`)
      : backups.look(
          'last',
          `${trouble} ${told}`,
          'See to it under Settings, Backups, or with “doorward backup --help”.',
        ),
    sharesDisk
      ? backups.look(
          'place',
          `Backups lie on the disk of the data folder (${path}), and go with it.`,
          'Choose a folder on another disk, or fetch them from there regularly.',
        )
      : backups.ok('place', `Backups lie in ${path}, on a disk of their own.`),
  ]
}
