/** Which methods an address takes, for 405 and its Allow header: Fastify itself answers 404 to a known address. */
export interface RouteTable {
  add(method: string | string[], pattern: string): void
  findMethods(path: string): string[]
  /** Every route, as it was added; HEAD comes with every GET and is left out. */
  list(): { method: string; path: string }[]
}

function compile(pattern: string): RegExp {
  const parts = pattern.split('/').map(part => {
    if (part.startsWith(':')) return '[^/]+'
    return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  })
  return new RegExp(`^${parts.join('/')}$`)
}

export function createRouteTable(): RouteTable {
  const methods = new Map<string, { matches: RegExp; methods: Set<string> }>()
  return {
    add(method, pattern) {
      const route = methods.get(pattern) ?? { matches: compile(pattern), methods: new Set() }
      methods.set(pattern, route)
      for (const one of [method].flat()) route.methods.add(one)
    },
    findMethods: path => [
      ...new Set([...methods.values()].filter(route => route.matches.test(path)).flatMap(route => [...route.methods])),
    ],
    list: () =>
      [...methods].flatMap(([path, route]) =>
        [...route.methods].filter(method => method !== 'HEAD').map(method => ({ method, path })),
      ),
  }
}
