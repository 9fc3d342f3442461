import type { GatewayDoor, PathNeed, PathRule } from '#directory'
import { readingsOf } from './path.ts'

const strictness: readonly PathNeed[] = ['public', 'sign-in', 'deny']

/**
 * What a path of an app needs: the first rule that matches says it, and what no rule is about is as visible as the app.
 * Of a path that can be read in two ways the stricter reading counts. `path` is one of `parsePath`.
 */
export function needOf({ paths, visibility }: Pick<GatewayDoor, 'paths' | 'visibility'>, path: string): PathNeed {
  const otherwise: PathNeed = visibility === 'public' ? 'public' : 'sign-in'
  if (paths.length === 0) return otherwise
  // Rules are kept in NFC; a program on a file system that normalises finds the same file under another spelling.
  const needs = readingsOf(path.normalize('NFC')).map(
    reading => paths.find(rule => matches(rule, reading))?.rule ?? otherwise,
  )
  return strictness.findLast(need => needs.includes(need)) ?? 'deny'
}

function matches(rule: PathRule, path: string): boolean {
  if ('pattern' in rule) return matchesPattern(rule.pattern, path)
  const prefix = rule.prefix.replace(/\/$/, '')
  return path === prefix || path.startsWith(`${prefix}/`)
}

/**
 * `*` is any characters of one segment, `**` any characters. All places the pattern may have come to are followed at
 * once, so the time is the product of both lengths at most, whatever the pattern is.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const tokens = pattern.match(/\*\*|\*|[^*]/gu) ?? []
  let places = withSkips(tokens, new Set([0]))
  for (const letter of path) {
    const next = new Set<number>()
    for (const place of places) {
      const token = tokens[place]
      if (token === '**' || (token === '*' && letter !== '/')) next.add(place)
      else if (token === letter) next.add(place + 1)
    }
    if (next.size === 0) return false
    places = withSkips(tokens, next)
  }
  return places.has(tokens.length)
}

/** A star may stand for nothing. */
function withSkips(tokens: readonly string[], places: Set<number>): Set<number> {
  for (const place of places) if (tokens[place]?.startsWith('*')) places.add(place + 1)
  return places
}
