import { type ReceivedSearchRequest, SearchScope } from '@doorward/ldap'
import type { Node } from '../tree/node.ts'
import type { Place } from '../tree/place.ts'
import { compileStatic } from './compile-static.ts'
import { Truth } from './condition.ts'
import type { Segment, SlotTarget } from './run.ts'
import type { Sight } from './sight.ts'

/** What a search goes through, in the order answers come in; what cannot hold a match is left out. */
export function segmentsOf(
  place: Place,
  { scope, filter }: ReceivedSearchRequest,
  sight: Sight,
  targets: { people: SlotTarget; groups: SlotTarget },
): Segment[] {
  const segments: Segment[] = []
  const addSlots = (of: 'person' | 'group', only: number | undefined): void => {
    const target = of === 'person' ? targets.people : targets.groups
    const condition = target.compileFilter(filter)
    if (condition.kind === 'test' || condition.truth === Truth.yes)
      segments.push({ kind: 'slots', of, target, condition, only })
  }
  if (place.kind === 'nothing') return segments
  const takesBase = scope === SearchScope.baseObject || scope === SearchScope.wholeSubtree
  if (place.kind !== 'node') {
    if (takesBase) addSlots(place.kind, place.slot)
    return segments
  }
  const { entries } = sight
  const statics = compileStatic(filter, entries, sight.tree.view.profile)
  const add = (node: Node): void => {
    const truth = statics.kind === 'constant' ? statics.truth : statics.test(node.number)
    if (truth === Truth.yes && sight.seesNode(node))
      segments.push({ kind: 'static', node, entry: entries[node.number] ?? node.entry })
  }
  const addContent = (node: Node): void => {
    if (node.content !== undefined) addSlots(node.content === 'people' ? 'person' : 'group', undefined)
  }
  const addBelow = (node: Node): void => {
    addContent(node)
    for (const child of node.children.values()) {
      add(child)
      addBelow(child)
    }
  }
  const { node } = place
  if (takesBase) add(node)
  if (scope === SearchScope.singleLevel) {
    addContent(node)
    for (const child of node.children.values()) add(child)
  }
  if (scope === SearchScope.wholeSubtree || scope === SearchScope.subordinates) addBelow(node)
  return segments
}
