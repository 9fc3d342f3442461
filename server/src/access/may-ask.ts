import { isOfRule, type DecidedApp, type Decision } from './decide.ts'

/**
 * Whether somebody who is refused may ask to be let in by name: the account and the app are as they should be, and it is
 * the rule that keeps them out. Nobody is let into an app of a single person, and an approval makes up for no policy.
 */
export function mayAsk({ reasons }: Pick<Decision, 'reasons'>, { access }: Pick<DecidedApp, 'access'>): boolean {
  if (access.kind === 'single-user') return false
  const isFit = reasons.every(({ code, passed }) => passed || (code !== 'account' && code !== 'app-enabled'))
  return isFit && !reasons.some(reason => isOfRule(reason) && reason.passed)
}
