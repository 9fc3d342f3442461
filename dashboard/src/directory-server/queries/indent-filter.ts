/**
 * A filter (RFC 4515) with each part on a line of its own: `(&(a=1)(!(b=2)))` stands over four lines. What is within a
 * value has its parentheses escaped, so those that are left are the filter's.
 */
export function indentFilter(filter: string): string {
  const lines: string[] = []
  let depth = 0
  for (const [token] of filter.matchAll(/\([&|!]|\([^()]*\)|\)/g)) {
    if (token === ')') depth--
    lines.push(`${'  '.repeat(Math.max(depth, 0))}${token}`)
    if (/^\([&|!]$/.test(token)) depth++
  }
  return lines.length > 1 ? lines.join('\n') : filter
}
