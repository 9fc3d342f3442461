import { OperatorProblem, type GroupId } from '#ground'
import type { DirectoryHandle, DirectoryMemory, ExternalId } from '#directory'
import { withGroupIds, type CompleteSettings, type NamedSettings } from './external-names.ts'
import type { StepOf } from './step.ts'

export interface ExternalApplyParts {
  as: DirectoryHandle
  memory: DirectoryMemory
  completeSettings: CompleteSettings
  owner: string | null
}

/** Steps about directories people come from. */
export function externalAppliers({ as, memory, completeSettings, owner }: ExternalApplyParts) {
  const idOf = (name: string): ExternalId => as.externals.getByName(name).id
  const withIds = (settings: NamedSettings) =>
    withGroupIds(memory, settings, (name): GroupId => {
      throw new OperatorProblem('conflict', `The group “${name}” was removed meanwhile.`)
    })
  return {
    'create-external': ({ name, title, settings, secrets, listed }: StepOf<'create-external'>) =>
      as.externals.create({
        name,
        title,
        settings: completeSettings(withIds(settings)),
        listed,
        managedBy: owner,
        ...secrets,
      }),
    'update-external': ({ name, difference: { fields: _fields, settings, ...edit } }: StepOf<'update-external'>) =>
      as.externals.update(idOf(name), { ...edit, ...(settings === undefined ? {} : { settings: withIds(settings) }) }),
    'turn-external': ({ name, enabled }: StepOf<'turn-external'>) =>
      as.externals[enabled ? 'turnOn' : 'turnOff'](idOf(name)),
    'delete-external': async ({ name }: StepOf<'delete-external'>) => {
      const id = idOf(name)
      await as.externals.turnOff(id)
      await as.externals.delete(id)
    },
  }
}
