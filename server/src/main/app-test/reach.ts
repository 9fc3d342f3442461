import type { App } from '#directory'
import { printFailure, type CallAddress } from './call-address.ts'
import type { Finding } from './finding.ts'
import { appTestTextsIn } from './texts/index.ts'

/** Where people open the app, as far as its own settings say. */
export const addressOf = ({ link, gateway }: App): string | null =>
  link ?? (gateway === null ? null : `https://${gateway.host}`)

/**
 * Whether the app answers. That this machine cannot reach it need be no mistake, since people's browsers come from
 * elsewhere; behind the gateway nothing can be tried without.
 */
export async function reach(
  app: App,
  call: CallAddress,
  signal: AbortSignal,
  said = appTestTextsIn('en'),
): Promise<Finding> {
  const step = 'reachable'
  const words = said.reach
  const address = addressOf(app)
  const url = address === null ? null : URL.parse(address)
  if (address === null || url === null)
    return {
      step,
      state: 'attention',
      title: words.noAddress(app.title),
      detail: words.noAddressDetail,
      fix: words.noAddressFix,
    }
  const answer = await call(url, { signal })
  if (answer.kind === 'failed')
    return {
      step,
      state: 'attention',
      title: words.unreached(app.title),
      detail: `${address}: ${printFailure(answer, said)}`,
      fix: answer.isTls ? words.untrustedFix : words.unreachedFix,
      ms: answer.ms,
    }
  const { status, ms } = answer
  const isWell = status < 500
  return {
    step,
    state: isWell ? 'passed' : 'attention',
    title: isWell ? said.steps.reachable(app.title) : words.error(app.title),
    detail: words.answered(address, String(status)),
    fix: isWell ? null : words.errorFix,
    ms,
  }
}
