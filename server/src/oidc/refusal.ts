import type { Reason } from '#access'
import type { DirectoryMemory } from '#directory'
import type { RefusalReason, ToldReason } from './pages.ts'

const nothing = (): undefined => undefined
const unless = (reason: RefusalReason) => (passed: boolean) => (passed ? undefined : reason)

/** Which people would open an app is not for everybody who is refused to know, so none of them is named. */
const told = {
  account: passed => (passed ? 'account-active' : undefined),
  'app-enabled': unless('app-switched-off'),
  'rule-nobody': unless('open-to-nobody'),
  'rule-everyone': nothing,
  'rule-groups': passed => (passed ? 'in-a-group' : 'in-no-group'),
  'rule-by-name': unless('not-by-name'),
  'rule-single-user': unless('of-one-person'),
  'rule-admins': nothing,
  'rule-granted': passed => (passed ? 'let-in-by-name' : 'time-is-over'),
  network: unless('other-network'),
  'second-factor': unless('no-second-factor'),
  // It is asked for instead.
  'sign-in-age': nothing,
} as const satisfies Record<Reason['code'], (passed: boolean) => RefusalReason | undefined>

/**
 * What the person is told of why they may not open an app, in the order it was looked at. The groups that would let them
 * in are named unless the policy keeps them back.
 */
export function explainRefusal(
  { groups, settings }: Pick<DirectoryMemory, 'groups' | 'settings'>,
  reasons: readonly Reason[],
): ToldReason[] {
  const { nameGroupsOnRefusal } = settings().policy
  return reasons.flatMap(given => {
    const { code, passed } = given
    const reason = told[code](passed)
    if (reason === undefined) return []
    if (reason !== 'in-no-group' || !nameGroupsOnRefusal || given.code !== 'rule-groups')
      return [{ fine: passed, reason }]
    const names = given.groups.flatMap(id => groups.find(id)?.name ?? [])
    return [{ fine: passed, reason, groups: names.sort((a, b) => a.localeCompare(b)) }]
  })
}
