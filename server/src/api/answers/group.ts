import type { Group as GroupShown } from '@doorward/contract'
import type { DirectoryMemory, Group } from '#directory'
import { byName } from './by-name.ts'

export function tellGroup(memory: DirectoryMemory, group: Group): GroupShown {
  const { id, name, code, description, source, version, managedBy } = group
  const opens = [...memory.apps.all()]
    .filter(({ access }) => access.kind === 'chosen' && access.groups.includes(id))
    .map(app => ({ id: app.id, name: app.title }))
  return {
    id,
    name,
    code,
    description,
    source,
    peopleCount: memory.groups.memberCount(id),
    groupCount: 0,
    opens: opens.sort(byName),
    version,
    managedBy,
  }
}
