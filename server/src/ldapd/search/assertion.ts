import { assertionType, decodeAssertion, type Filter, LdapError, type Operation, ResultCode } from '@doorward/ldap'
import type { Session } from '../session.ts'
import type { Place } from '../tree/place.ts'
import { matchesStatic } from './compile-static.ts'
import { Truth } from './condition.ts'
import type { DerivedParts } from './derived.ts'
import { Target } from './target.ts'

/** RFC 4528 §3: refuses with assertionFailed unless the filter is true of the entry. */
export function requireAssertion(
  operation: Pick<Operation<Session>, 'findControl'>,
  place: Place,
  parts: DerivedParts,
): void {
  const control = operation.findControl(assertionType)
  if (control === undefined || place.kind === 'nothing') return
  const filter = decodeAssertion(control)
  const { tree } = parts.sight
  const { profile, images } = tree.view
  if (place.kind === 'node') {
    if (!matchesStatic(filter, place.node.entry, profile)) throw assertionFailed()
    return
  }
  const target =
    place.kind === 'person'
      ? new Target('person', parts, images.people, tree.peopleSuffix)
      : new Target('group', parts, images.groups, tree.groupsSuffix)
  const condition = target.compileFilter(filter)
  const truth = condition.kind === 'constant' ? condition.truth : condition.test(place.slot)
  if (truth !== Truth.yes) throw assertionFailed()
}

/** The same of an entry that is no person and no group. */
export function requireAssertionOf(
  operation: Pick<Operation<Session>, 'findControl'>,
  isTrue: (filter: Filter) => boolean,
): void {
  const control = operation.findControl(assertionType)
  if (control !== undefined && !isTrue(decodeAssertion(control))) throw assertionFailed()
}

export const assertionFailed = () =>
  new LdapError(ResultCode.assertionFailed, 'The entry is not as the assertion says (RFC 4528).')
