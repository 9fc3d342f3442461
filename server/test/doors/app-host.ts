import assert from 'node:assert/strict'
import { ask, type Answer } from '../gateway/browser.ts'
import type { WebClient } from '../world/web-client.ts'

/** Where the diary is reached through the gateway. */
export const diaryHost = 'diary.test'

/** As the proxy in front of it asks. */
export const askAtHost = (origin: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(origin, {
    path: '/gateway/nginx',
    headers: { 'x-original-url': `http://${diaryHost}/`, 'x-original-method': 'GET', ...headers },
  })

/** A browser comes to the diary's host, and is led back there. Answers the cookie it has there then. */
export async function comeToHost(origin: string, browser: WebClient): Promise<string> {
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
  return cookieIn(await atHost(pathname + search, cookieIn(sent)))
}

/** The same. Answers whether it still gets in. */
export async function openHost(origin: string, browser: WebClient): Promise<() => Promise<boolean>> {
  const cookie = await comeToHost(origin, browser)
  return async () => (await askAtHost(origin, { cookie })).status === 200
}

export const basicHeader = (username: string, secret: string): string =>
  `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`

/** Whether a program gets in with an app password. */
export const comesInWith = (origin: string, username: string, appPassword: string): (() => Promise<boolean>) => {
  const authorization = basicHeader(username, appPassword)
  return async () => (await askAtHost(origin, { authorization })).status === 200
}
