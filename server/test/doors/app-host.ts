import assert from 'node:assert/strict'
import { ask, type Answer } from '../gateway/browser.ts'
import type { WebClient } from '../world/web-client.ts'

/** Where the diary is reached through the gateway. */
export const diaryHost = 'diary.test'

/** As the proxy in front of it asks. */
const check = (origin: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(origin, {
    path: '/gateway/nginx',
    headers: { 'x-original-url': `http://${diaryHost}/`, 'x-original-method': 'GET', ...headers },
  })

/** A browser comes to the diary's host, and is led back there. Answers whether it still gets in. */
export async function openHost(origin: string, browser: WebClient): Promise<() => Promise<boolean>> {
  const atHost = (path: string, cookie = ''): Promise<Answer> =>
    ask(origin, {
      path,
      headers: { host: diaryHost, 'x-forwarded-proto': 'http', accept: 'text/html', ...(cookie && { cookie }) },
    })
  const cookieIn = ({ headers }: Answer): string =>
    headers['set-cookie']?.[0]?.split(';')[0] ?? assert.fail('no cookie')
  const sent = await atHost('/.doorward/sign-in')
  const back = (await browser.get(sent.location ?? '')).headers.get('location') ?? assert.fail('not led back')
  const { pathname, search } = new URL(back)
  const cookie = cookieIn(await atHost(pathname + search, cookieIn(sent)))
  return async () => (await check(origin, { cookie })).status === 200
}

/** Whether a program gets in with an app password. */
export const comesInWith = (origin: string, username: string, appPassword: string): (() => Promise<boolean>) => {
  const authorization = `Basic ${Buffer.from(`${username}:${appPassword}`).toString('base64')}`
  return async () => (await check(origin, { authorization })).status === 200
}
