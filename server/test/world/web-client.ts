/** A browser's worth of web client: keeps cookies, follows nothing by itself, says where its forms come from. */
export interface WebClient {
  cookies: Map<string, string>
  get(url: string): Promise<Response>
  post(url: string, form: Record<string, string>): Promise<Response>
  send(method: string, url: string, json?: unknown): Promise<Response>
  /** Opens the sign-in page and sends its form, as a person does. Answers the response of the post. */
  signIn(username: string, password: string, query?: string): Promise<Response>
}

/** `told`: headers it sends with everything, such as what it says it is. */
export function createWebClient(origin: string, told: Record<string, string> = {}): WebClient {
  const cookies = new Map<string, string>()

  async function request(url: string, init: RequestInit): Promise<Response> {
    const target = new URL(url, origin)
    const headers = new Headers({ ...told, ...(init.headers as Record<string, string> | undefined) })
    if (target.origin === origin) {
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      headers.set('origin', origin)
    }
    const response = await fetch(target, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  /** Hidden fields of a page's forms, as a browser would send them along. */
  function hiddenFields(page: string): Record<string, string> {
    const fields: Record<string, string> = {}
    for (const [input] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1]
      if (name !== undefined) fields[name] = (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&amp;', '&')
    }
    return fields
  }

  const post = (url: string, form: Record<string, string>): Promise<Response> =>
    request(url, { method: 'POST', body: new URLSearchParams(form) })
  return {
    cookies,
    get: url => request(url, {}),
    post,
    send: (method, url, json) =>
      request(
        url,
        json === undefined
          ? { method }
          : { method, body: JSON.stringify(json), headers: { 'content-type': 'application/json' } },
      ),
    async signIn(username, password, query = '') {
      const page = await request(`/sign-in${query}`, {})
      return post('/sign-in', { ...hiddenFields(await page.text()), username, password })
    },
  }
}
