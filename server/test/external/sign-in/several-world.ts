import type { ExternalDirectory, ExternalSettings } from '#directory'
import { settingsOf } from '#external'
import { Secret } from '#ground'
import { openTestWorld, type TestWorld, type TestWorldOptions } from '../../world/open-test-world.ts'
import { serviceDn, smallBase, type SmallDirectory, type SmallPerson } from '../scripted/small-directory.ts'
import { visitor } from './directory-world.ts'

/** Somebody of a small directory, whose password is their name and that directory's. */
export const personOf = (directory: string, uid: string, more: Partial<SmallPerson> = {}): SmallPerson => ({
  uid,
  entryuuid: `${directory} ${uid}`,
  cn: `${uid} of ${directory}`,
  mail: `${uid}@${directory}.example`,
  password: `${uid} of ${directory}`,
  ...more,
})

export const settingsAt = (
  { url }: SmallDirectory,
  more: Partial<ExternalSettings> = {},
): Partial<ExternalSettings> => ({
  ...settingsOf('openldap', { baseDn: smallBase, urls: [url], bindDn: serviceDn, interval: null, autoCreate: true }),
  userSearch: { base: smallBase, scope: 'subtree', filter: '(uid=*)', signInFilter: null },
  groupSearch: null,
  ...more,
})

/** A world with small directories behind, in the order they are given, and everybody's sign-in at its door. */
export async function openSeveral(
  directories: Record<string, SmallDirectory>,
  options: TestWorldOptions,
): Promise<{
  world: TestWorld
  externals: Record<string, ExternalDirectory>
  signIn(name: string, password: string): Promise<string>
  order(...names: string[]): Promise<void>
}> {
  const world = await openTestWorld(options)
  const externals: Record<string, ExternalDirectory> = {}
  for (const [name, directory] of Object.entries(directories)) {
    const bindPassword = new Secret('service')
    const made = await world.asOperator.externals.create({ name, settings: settingsAt(directory), bindPassword })
    externals[name] = await world.asOperator.externals.turnOn(made.id)
  }
  const order = async (...names: string[]): Promise<void> =>
    void (await world.asOperator.settings.put('signIn', { allowedSources: names }))
  await order('local', ...Object.keys(directories))
  return {
    world,
    externals,
    order,
    signIn: async (identifier, password) =>
      (await world.signIn.withPassword({ identifier, password: new Secret(password), visitor })).kind,
  }
}
