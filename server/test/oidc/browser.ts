interface JarCookie {
  name: string
  value: string
  path: string
}

/** Where a walk ended: a page of ours, or the address of an app the browser was sent to. */
export interface Arrival {
  url: URL
  status: number
  body: string
  headers: Headers
}

/** A browser without a window: cookies by path, redirects one by one, and never further than our own server. */
export class Browser {
  readonly #at: URL
  #jar: JarCookie[] = []

  constructor(at: URL) {
    this.#at = at
  }

  /** The same browser, led to another node by whatever stands in front. */
  ledTo(at: URL): Browser {
    const there = new Browser(at)
    there.#jar = this.#jar
    return there
  }

  setCookie(name: string, value: string, path = '/'): void {
    this.#jar = this.#jar.filter(cookie => cookie.name !== name || cookie.path !== path)
    if (value !== '') this.#jar.push({ name, value, path })
  }

  cookie(name: string): string | undefined {
    return this.#jar.find(cookie => cookie.name === name)?.value
  }

  get cookies(): readonly JarCookie[] {
    return this.#jar
  }

  async request(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookies = this.#jar.filter(({ path }) => path === '/' || `${url.pathname}/`.startsWith(`${path}/`))
    if (cookies.length > 0) headers.set('cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
    headers.set('accept', 'text/html')
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const expired = /expires=Thu, 01 Jan 1970/i.test(line) || /max-age=0(?:;|$)/i.test(line)
      this.setCookie(name, expired ? '' : value, /path=([^;]+)/i.exec(line)?.[1] ?? '/')
    }
    return response
  }

  /** Follows redirects until a page, the sign-in page, or an address that is not ours. */
  async open(address: string | URL, init: RequestInit = {}): Promise<Arrival> {
    let url = new URL(address, this.#at)
    let response = await this.request(url, init)
    for (let hops = 0; hops < 12; hops++) {
      const location = response.headers.get('location')
      if (location === null)
        return { url, status: response.status, body: await response.text(), headers: response.headers }
      url = new URL(location, url)
      if (url.origin !== this.#at.origin || url.pathname === '/sign-in')
        return { url, status: response.status, body: '', headers: response.headers }
      response = await this.request(url)
    }
    throw new Error(`Too many redirects, the last to ${url.href}`)
  }

  /** Sends a form of one of our pages. */
  submit(address: string | URL, fields: Record<string, string>): Promise<Arrival> {
    return this.open(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: this.#at.origin, 'sec-fetch-site': 'same-origin' },
    })
  }
}
