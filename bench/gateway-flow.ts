import { Visitor } from './app-flow.ts'
import { benchHost } from './data-folder.ts'
import { cookiesOf, findHeader, HttpConnection } from './http-connection.ts'

/** What nginx says of a visitor's request. */
export const askedByNginx = (path: string): Record<string, string> => ({
  'x-forwarded-for': '192.0.2.7',
  'x-forwarded-proto': 'http',
  'x-original-method': 'GET',
  'x-original-url': `http://${benchHost}${path}`,
})

/** What a browser sends beside its cookie. */
export const fromBrowser = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en-GB,en;q=0.5',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
}

/** Signs a person in at the host of an app behind the gateway; answers the cookie of their browser there. */
export async function signInAtHost(url: URL, person: number, name: string): Promise<string> {
  const host = new HttpConnection(new URL(`http://${name}:${url.port}`))
  const visitor = new Visitor(url)
  const headers = { ...fromBrowser, 'x-forwarded-proto': 'http' }
  try {
    const sent = await host.request({ method: 'GET', path: '/.doorward/sign-in', headers })
    const state = cookiesOf(sent.head).find(cookie => cookie.startsWith('doorward-state='))
    const signIn = findHeader(sent.head, 'location')
    if (sent.status !== 302 || state === undefined || signIn === undefined)
      throw new Error(`A stranger was answered with ${sent.status}: ${sent.body}`)
    const form = new URL(await visitor.follow(signIn), url)
    const back = new URL(await visitor.follow(await visitor.signIn(person, form.searchParams.get('flow') ?? '')))
    const path = back.pathname + back.search
    const begun = await host.request({ method: 'GET', path, headers: { ...headers, cookie: state } })
    const cookie = cookiesOf(begun.head).find(one => /^doorward=./.test(one))
    if (cookie === undefined) throw new Error(`The way back was answered with ${begun.status}: ${begun.body}`)
    return cookie
  } finally {
    host.close()
    visitor.close()
  }
}
