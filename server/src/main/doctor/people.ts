import { findAlone, selectAbleOwners } from '#directory'
import { printTrouble, type BackupTrouble } from '../backup/trouble.ts'
import { about, type Check, type Found, type Inside } from './check.ts'

const people = about('people')
const backups = about('backups')

export const checkOwners: Check<Inside> = async ({ store: { list }, isSetUp }) => {
  if (!(await isSetUp()))
    return [
      people.look(
        'owners',
        said => said.notSetUp,
        said => said.notSetUpAdvice,
      ),
    ]
  const owners = await selectAbleOwners(list).select('username').orderBy('username').execute()
  const names = owners.map(({ username }) => username).join(', ')
  if (owners.length === 0)
    return [
      people.wrong(
        'owners',
        said => said.noOwner,
        said => said.noOwnerAdvice,
      ),
    ]
  return [
    owners.length === 1
      ? people.look(
          'owners',
          said => said.oneOwner(names),
          said => said.oneOwnerAdvice,
        )
      : people.ok('owners', said => said.owners(owners.length, names)),
  ]
}

const namesMax = 5

/** They go on without their contact; somebody should take them over. */
export const checkServices: Check<Inside> = ({ memory, clock }) => {
  const alone = findAlone(memory, clock.now()).map(({ name }) => name)
  if (alone.length === 0) return [people.ok('services', said => said.servicesWell)]
  const names = alone.sort().slice(0, namesMax).join(', ')
  const more = Math.max(0, alone.length - namesMax)
  return [
    people.look(
      'services',
      said => (more === 0 ? said.alone(names) : said.aloneOfMany(names, more)),
      said => said.aloneAdvice,
      alone.length,
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
        ? people.ok(`directory.${name}`, said => said.directoryWell(title))
        : people.wrong(
            `directory.${name}`,
            said => said.directory(title, trouble),
            said => said.directoryAdvice(name),
          )
    })
}

export const checkBackups: Check<Inside> = async ({ backups: all, store: { list }, clock }) => {
  const trouble = await all.seeTrouble()
  const last = await list
    .selectFrom('backup')
    .select(['finishedAt', 'checkedMs'])
    .where('finishedAt', 'is not', null)
    .where('trouble', 'is', null)
    .orderBy('finishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const age = last?.finishedAt == null ? undefined : Math.floor((clock.now() - last.finishedAt) / 3_600_000)
  return [checkLast(trouble, age, last?.checkedMs != null), checkPlace(all.folder())]
}

/** `age` in hours; undefined: there is none. */
function checkLast(trouble: BackupTrouble | undefined, age: number | undefined, isChecked: boolean): Found {
  if (trouble !== undefined)
    return backups.look(
      'last',
      (said, language) => said.trouble(printTrouble(trouble, language), age === undefined ? said.none : said.last(age)),
      said => said.troubleAdvice,
    )
  if (age === undefined)
    return backups.look(
      'last',
      said => said.noneYet,
      said => said.noneYetAdvice,
    )
  return backups.ok('last', said => (isChecked ? said.lastChecked(age) : said.last(age)))
}

function checkPlace({ path, sharesDisk }: { path: string; sharesDisk: boolean }): Found {
  if (!sharesDisk) return backups.ok('place', said => said.ownDisk(path))
  return backups.look(
    'place',
    said => said.sameDisk(path),
    said => said.sameDiskAdvice,
  )
}
