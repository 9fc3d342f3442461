import { differing, isEmpty, markOf, refuseForeignOwner, type Planning } from './plan.ts'

export function planAttributes(planning: Planning): void {
  const { truth, memory, steps, flaws } = planning
  for (const [i, attribute] of (truth.attributes ?? []).entries()) {
    const current = memory.attributes.findByName(attribute.name)
    if (current === undefined) {
      steps.push({ kind: 'declare-attribute', attribute })
      continue
    }
    refuseForeignOwner(planning, current, ['attributes', i, 'name'])
    const { name: _name, type, ...wanted } = attribute
    if (type !== undefined && type !== current.type)
      flaws.push({
        path: ['attributes', i, 'type'],
        message: `This is an attribute of type ${current.type}, and types are for good. Declare another one instead.`,
      })
    if (current.multiValued && wanted.multiValued === false)
      flaws.push({
        path: ['attributes', i, 'multiValued'],
        message: 'Some people may have several values, so it stays an attribute of several.',
      })
    const patch = differing(current, { ...wanted, ...markOf(planning) })
    if (!isEmpty(patch)) steps.push({ kind: 'update-attribute', name: current.name, patch })
  }
}
