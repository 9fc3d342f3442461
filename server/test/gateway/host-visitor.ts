import assert from 'node:assert/strict'
import { password } from '../world/open-test-world.ts'
import { ask, Browser, type Answer } from './browser.ts'
import { hostName } from './gateway-world.ts'

/** The value of a cookie an answer sets, as a browser sends it. */
export const cookieIn = ({ headers }: Answer, name: string): string => {
  const found = (headers['set-cookie'] ?? []).find(line => line.startsWith(`${name}=`))?.split(';')[0]
  return found ?? assert.fail(`no ${name} in ${JSON.stringify(headers['set-cookie'])}`)
}

/** Signs a person in at the app’s host, a test being the proxy; answers the cookie of their browser there. */
export async function cookieAtHost(origin: string, username: string): Promise<string> {
  const atHost = (path: string, more: Record<string, string> = {}): Promise<Answer> =>
    ask(origin, { path, headers: { host: hostName, 'x-forwarded-proto': 'https', accept: 'text/html', ...more } })
  const browser = new Browser()
  await browser.signIn(await browser.open(`${origin}/sign-in`), username, password)
  const sent = await atHost('/.doorward/sign-in')
  const back = await browser.send(sent.location ?? '')
  const { pathname, search } = new URL(back.location ?? '')
  return cookieIn(
    await atHost(pathname + search, { cookie: cookieIn(sent, '__Host-doorward-state') }),
    '__Host-doorward',
  )
}
