import { existsSync } from 'node:fs'

/**
 * Whether an independent program is here: false, or why the test is skipped. In CI a missing one is a failure, since a
 * run that skipped its peers has shown nothing.
 */
export function missing(path: string): string | false {
  if (existsSync(path)) return false
  const reason = `${path} is not there; “npm test” makes or, as root on Debian, installs it`
  if (process.env['CI']) throw new Error(reason)
  return reason
}
