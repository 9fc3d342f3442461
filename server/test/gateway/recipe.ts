import { readFileSync } from 'node:fs'

const pagePath = new URL('../../../docs/gateway.md', import.meta.url)

/** What stands for the page's names on this machine. */
export interface Places {
  /** The host of the app with the port of the proxy. */
  host: string
  app: number
  doorward: number
}

/** A recipe as the page prints it: only hosts and ports are put in place, and `more`, each of which must be there. */
export function readRecipe(name: string, { host, app, doorward }: Places, more: Record<string, string> = {}): string {
  const page = readFileSync(pagePath, 'utf8')
  const fence = new RegExp(`^\`\`\`\\w+ ${name.replaceAll('.', '\\.')}\\n([^]*?)^\`\`\`$`, 'm')
  let text = fence.exec(page)?.[1]
  if (text === undefined) throw new Error(`No recipe ${name} in ${pagePath.pathname}.`)
  for (const [from, to] of Object.entries(more)) {
    if (!text.includes(from)) throw new Error(`The recipe ${name} does not say ${from}.`)
    text = text.replaceAll(from, to)
  }
  return text
    .replaceAll('wiki.example.com', host)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${app}`)
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${doorward}`)
}
