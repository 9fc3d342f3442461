import { readFileSync } from 'node:fs'

/** Where the recipes are: each a block of `docs/protocol/ldap-clients.md` whose fence bears its name. */
export const recipePage = new URL('../../../docs/protocol/ldap-clients.md', import.meta.url)

/** What stands for our server on the page. */
interface Served {
  ldapPort: number
  ldapsPort: number
  caPath: string
}

/** The names of all recipes, in the order of the page. */
export const listRecipes = (page: string): string[] =>
  [...page.matchAll(/^```\w+ (\S+)$/gm)].map(([, name]) => name ?? '')

/**
 * A recipe as the page prints it, for a server of this machine: only names of hosts, ports and files are put in place.
 * `more` replaces what else is of a test's own, each of which must be there.
 */
export function readRecipe(name: string, served: Served, more: Record<string, string> = {}): string {
  const page = readFileSync(recipePage, 'utf8')
  const fence = new RegExp(`^\`\`\`\\w+ ${name.replaceAll('.', '\\.')}\\n([^]*?)^\`\`\`$`, 'm')
  let text = fence.exec(page)?.[1]
  if (text === undefined) throw new Error(`No recipe ${name} in ${recipePage.pathname}.`)
  for (const [from, to] of Object.entries(more)) {
    if (!text.includes(from)) throw new Error(`The recipe ${name} does not say ${from}.`)
    text = text.replaceAll(from, to)
  }
  return text
    .replaceAll('id.example.com', '127.0.0.1')
    .replaceAll('/etc/ssl/doorward.pem', served.caPath)
    .replace(/\b6360\b/g, String(served.ldapsPort))
    .replace(/\b3890\b/g, String(served.ldapPort))
}

/** What a line sets: the word it begins with, or the setting of Nextcloud it names. */
const keyOf = (line: string): string => /^\s*((?:occ ldap:set-config s01 )?\w+)/.exec(line)?.[1] ?? ''

/** A recipe with the lines of another instead of those that set the same; what it does not set is added to them. */
export function withLines(recipe: string, lines: string): string {
  const instead = lines.split('\n').filter(line => line.trim() !== '')
  const [first = ''] = instead
  const added = instead.filter(line => !recipe.split('\n').some(there => keyOf(there) === keyOf(line)))
  const replaced = recipe.split('\n').flatMap(line => {
    const other = instead.find(candidate => keyOf(line) !== '' && keyOf(candidate) === keyOf(line))
    if (other === undefined) return [line]
    return other === first ? [other, ...added] : [other]
  })
  return replaced.join('\n')
}
