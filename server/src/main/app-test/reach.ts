import type { App } from '#directory'
import type { CallAddress } from './call-address.ts'
import type { Finding } from './finding.ts'

/** Where people open the app, as far as its own settings say. */
export const addressOf = ({ link, gateway }: App): string | null =>
  link ?? (gateway === null ? null : `https://${gateway.host}`)

/**
 * Whether the app answers. That this machine cannot reach it need be no mistake, since people's browsers come from
 * elsewhere; behind the gateway nothing can be tried without.
 */
export async function reach(app: App, call: CallAddress, signal: AbortSignal): Promise<Finding> {
  const step = 'reachable'
  const address = addressOf(app)
  const url = address === null ? null : URL.parse(address)
  if (address === null || url === null)
    return {
      step,
      state: 'attention',
      title: `${app.title} has no address here`,
      detail: 'Without one it cannot be called, and My apps has nothing to open.',
      fix: 'Give the app a link in its settings here.',
    }
  const answer = await call(url, { signal })
  if (answer.kind === 'failed')
    return {
      step,
      state: 'attention',
      title: `${app.title} could not be reached from here`,
      detail: `${address}: ${answer.words}`,
      fix: answer.isTls
        ? 'Browsers will warn as well, unless they trust more than this machine does.'
        : 'If people’s browsers reach it from where they are, nothing needs to be changed. Else look at the link of the app, and whether it runs.',
      ms: answer.ms,
    }
  const { status, ms } = answer
  const isWell = status < 500
  return {
    step,
    state: isWell ? 'passed' : 'attention',
    title: isWell ? `${app.title} is reachable from here` : `${app.title} answers with an error`,
    detail: `${address} answered ${status}`,
    fix: isWell ? null : 'Look into the log of the app, or of the proxy in front of it.',
    ms,
  }
}
