import type { Reason } from '#access'
import type { RefusalReason } from './pages.ts'

const nothing = (): undefined => undefined
const unless = (reason: RefusalReason) => (passed: boolean) => (passed ? undefined : reason)

/** Which groups or people would open an app is not for everybody who is refused to know, so no name is given. */
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

/** What the person is told of why they may not open an app, in the order it was looked at. */
export const explainRefusal = (reasons: readonly Reason[]): { fine: boolean; reason: RefusalReason }[] =>
  reasons.flatMap(({ code, passed }) => {
    const reason = told[code](passed)
    return reason === undefined ? [] : [{ fine: passed, reason }]
  })
