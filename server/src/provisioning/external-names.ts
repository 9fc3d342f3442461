import type { GroupId } from '#ground'
import type { DirectoryMemory, ExternalSettings, ExternalSettingsPatch } from '#directory'
import type { TruthExternal } from './truth.ts'

/** Settings in the words of the file: groups by their names, since some are made on the way. */
export type NamedSettings = Omit<TruthExternal, 'name' | 'title' | 'enabled' | 'bindPassword' | 'clientKey'>

/** What is usual at a provider's servers, completed by what is given. */
export type CompleteSettings = (settings: ExternalSettingsPatch) => ExternalSettings

/** The same with ids. A group that is not there (yet) is passed to `missing`, whose answer stands for it. */
export function withGroupIds(
  { groups }: Pick<DirectoryMemory, 'groups'>,
  { defaultGroup, groupMap, ...rest }: NamedSettings,
  missing: (name: string) => GroupId,
): ExternalSettingsPatch {
  const idOf = (name: string | null): GroupId | null =>
    name === null ? null : (groups.findByName(name)?.id ?? missing(name))
  return {
    ...rest,
    ...(defaultGroup === undefined ? {} : { defaultGroup: idOf(defaultGroup) }),
    ...(groupMap === undefined ? {} : { groupMap: groupMap.map(one => ({ ...one, group: idOf(one.group) })) }),
  }
}
