import type { Language } from '#ground'
import type { App, DirectoryMemory } from '#directory'
import type { DoorName, NamedGroup } from './change.ts'
import type { DecidedApp } from './decide.ts'
import { accessTextsIn } from './texts/index.ts'

/** What somebody wants to open: an app, or the directory server's main tree. */
export type ExplainedApp = App | DecidedApp

const doorColumns = { oidc: 'oidc', ldap: 'ldap', gateway: 'gateway', 'simple-auth': 'simpleAuth' } as const

/** Whether it can be come to by that door at all. The main tree is LDAP's. */
export const hasDoor = (app: ExplainedApp, door: DoorName): boolean =>
  'title' in app ? app[doorColumns[door]] !== null : door === 'ldap'

/** The doors it has, in the order they are told. */
export const doorsOf = (app: ExplainedApp): DoorName[] =>
  (['oidc', 'ldap', 'gateway', 'simple-auth'] as const).filter(door => hasDoor(app, door))

export const titleOf = (app: ExplainedApp, language: Language = 'en'): string =>
  'title' in app ? app.title : accessTextsIn(language).directoryServer

/** Undefined for a group that went. */
export function nameGroup({ groups, externals }: DirectoryMemory, slot: number): NamedGroup | undefined {
  const group = groups.at(slot)
  if (group === undefined) return undefined
  const { id, name, source } = group
  return { id, name, keptIn: source === 'local' ? null : (externals.find(source)?.title ?? 'another directory') }
}
