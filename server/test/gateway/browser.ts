import { request, type IncomingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  location: string | undefined
  text: string
}

type Sent = Record<string, string | string[]>

/** Asks for a URL of this machine, whatever its host is called; follows nothing. Headers go as they are given. */
export function ask(
  url: string | URL,
  { method = 'GET', headers = {}, body, path }: { method?: string; headers?: Sent; body?: string; path?: string } = {},
): Promise<Answer> {
  const { host, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path: path ?? pathname + search, headers: { host, ...headers }, agent: false },
      answer => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (text += chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, location: answer.headers.location, text }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const asPage = { accept: 'text/html', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }

/** Keeps cookies by host and port, as this test has them; follows redirects of its own accord, as browsers do. */
export class Browser {
  readonly jars = new Map<string, Map<string, string>>()

  cookieOf(host: string): string {
    return [...(this.jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** One request. */
  async send(
    url: string | URL,
    init: { method?: string; headers?: Sent; body?: string; path?: string } = {},
  ): Promise<Answer> {
    const { host, origin } = new URL(url)
    const cookie = this.cookieOf(host)
    const headers = { ...asPage, origin, ...(cookie === '' ? {} : { cookie }), ...init.headers }
    const answer = await ask(url, { ...init, headers })
    const jar = this.jars.get(host) ?? new Map<string, string>()
    this.jars.set(host, jar)
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  /** Opens a page, over all redirects. Answers where it came to. */
  async open(url: string | URL, init: Parameters<Browser['send']>[1] = {}): Promise<Answer & { url: string }> {
    let at = new URL(url)
    let answer = await this.send(at, init)
    for (let hops = 0; answer.location !== undefined; hops++) {
      if (hops === 20) throw new Error(`The redirects never end: ${at.href}`)
      at = new URL(answer.location, at)
      answer = await this.send(at)
    }
    return { ...answer, url: at.href }
  }

  /** Fills in the sign-in page it is on, and goes on from there. */
  async signIn(page: { url: string; text: string }, username: string, password: string) {
    const fields = new URLSearchParams({ username, password })
    for (const [input] of page.text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const [, name] = /name="([^"]*)"/.exec(input) ?? []
      if (name !== undefined) fields.set(name, (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&'))
    }
    return this.open(new URL('/sign-in', page.url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
    })
  }
}
