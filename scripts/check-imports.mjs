// The picture of imports in MAP.md, enforced: who may import whom inside the server, and only through an index.ts.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const base = ['ground']
const rooms = { mail: [...base, 'store'], http: base, store: base }
const truth = [...base, 'store', 'http', 'mail', 'directory']
/** Data alone: programs apps run on, and how each is told of us. */
const data = ['recipes']
const abilities = ['signin', 'access', 'external', 'provisioning']
const doors = ['oidc', 'ldapd', 'gateway', 'simpleauth', 'api', 'pages']

/** What each room may import besides itself. Abilities never import one another, nor doors; `main` builds everything. */
export const allowed = {
  ground: [],
  ...rooms,
  directory: ['ground', 'store'],
  ...Object.fromEntries(data.map(name => [name, base])),
  ...Object.fromEntries(abilities.map(name => [name, truth])),
  ...Object.fromEntries(doors.map(name => [name, [...truth, ...data, ...abilities]])),
}

/** Packages that know no identity, and who may use them. */
const packagesOf = {
  '@doorward/ldap': ['ldapd', 'external', 'main'],
  '@doorward/contract': ['api', 'recipes'],
}

const importForm =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

export function checkImports() {
  const wrong = []
  for (const file of globSync('server/src/**/*.ts')) {
    const [room] = relative('server/src', file).split(sep)
    const text = readFileSync(file, 'utf8')
    for (const match of text.matchAll(importForm)) {
      const target = match[1] ?? match[2] ?? match[3] ?? ''
      const problem = problemOf(file, room, target)
      if (problem !== undefined) wrong.push(`${file}: imports ${target}: ${problem}`)
    }
  }
  return wrong
}

function problemOf(file, room, target) {
  if (target.startsWith('.')) {
    const [other] = relative('server/src', join(dirname(file), target)).split(sep)
    return other === room ? undefined : `another room is entered only by its #${other}`
  }
  if (target.startsWith('#')) {
    const other = target.slice(1)
    if (other.includes('/')) return 'a room is entered only by its index.ts'
    if (room === 'main') return undefined
    if (other === room) return 'a room does not import itself by its name'
    return allowed[room]?.includes(other) ? undefined : `${room} may import ${allowed[room]?.join(', ') || 'nothing'}`
  }
  for (const [name, users] of Object.entries(packagesOf))
    if (target === name && !users.includes(room)) return `only ${users.join(', ')} may use it`
    else if (target.startsWith(`${name}/`)) return 'a package is entered only by its index.ts'
  return undefined
}

if (import.meta.main) {
  const wrong = checkImports()
  for (const line of wrong) console.error(line)
  process.exit(wrong.length === 0 ? 0 : 1)
}
