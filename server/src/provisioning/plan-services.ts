import { differing, isEmpty, markOf, refuseForeignOwner, type Planning } from './plan.ts'
import type { ServiceDifference } from './step.ts'

/** What is compared as it stands. */
type PlainDifference = Omit<ServiceDifference, 'contact'>

export function planServices(planning: Planning): void {
  const { truth, memory, steps, flaws, knowsUser } = planning
  for (const [i, service] of (truth.serviceAccounts ?? []).entries()) {
    const { name, contact, ...plain } = service
    const path = ['serviceAccounts', i]
    if (contact != null && !knowsUser(contact))
      flaws.push({ path: [...path, 'contact'], message: `There is nobody called “${contact}”, here or in the file.` })
    const current = memory.services.findByName(name)
    if (current === undefined) {
      steps.push({ kind: 'create-service', service })
      continue
    }
    refuseForeignOwner(planning, current, [...path, 'name'])
    const difference: ServiceDifference = differing<PlainDifference>(current, { ...plain, ...markOf(planning) })
    if (contact !== undefined) {
      const wanted = contact === null ? null : memory.people.findByUsername(contact)?.id
      // Somebody in the trash is named by no file, so there they count as nobody.
      const held = current.contactId === null ? undefined : memory.people.find(current.contactId)
      if (wanted !== (held?.trashedAt === null ? held.id : null)) difference.contact = contact
    }
    if (!isEmpty(difference)) steps.push({ kind: 'update-service', name: current.name, difference })
  }
}
