import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repo = fileURLToPath(new URL('../../..', import.meta.url))
export const readInRepo = (path: string): string => readFileSync(join(repo, path), 'utf8')

/** Whatever a reader may be told to do is in these. */
export const pages: readonly string[] = ['README.md', ...globSync('docs/**/*.md', { cwd: repo }).toSorted()]

/** What stands between two fences. */
export interface Block {
  page: string
  /** The nearest heading above it. */
  heading: string
  /** `sh`; empty where the fence says nothing. */
  language: string
  /** What the fence says after the language: what tests read it by. */
  name: string | null
  text: string
}

/** Also inside a list. */
const fence = /^ *```(\w*)(?: (\S+))?\n([^]*?)^ *```$/gm

export function readBlocks(page: string): Block[] {
  const text = readInRepo(page)
  return [...text.matchAll(fence)].map(({ 1: language = '', 2: name = null, 3: inside = '', index }) => {
    const heading = [...text.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? ''
    return { page, heading, language, name, text: inside }
  })
}

/** The commands of a block, a line each: without comments, and with lines that go on put together. */
export const commandsOf = ({ text }: Pick<Block, 'text'>): string[] =>
  text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map(line => line.replace(/(^|\s+)#.*$/, '').trim())
    .filter(line => line !== '')

/** Words as a shell splits them, as far as the pages go: `"…"` and `'…'` hold one together. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')

const ways = [/^npx doorward (?!serve)/, /^sudo -u doorward npx doorward /, /^docker compose exec doorward doorward /]

/** What a line has `doorward` do, however it is reached; undefined for any other command. */
export function doorwardWords(line: string): string[] | undefined {
  const way = ways.find(one => one.test(line))
  return way && wordsOf(line.replace(way, ''))
}
