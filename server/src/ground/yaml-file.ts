import type { Document } from 'yaml'
import { OperatorProblem, Problem } from './problem.ts'
import { printPath, type Flaw } from './shape.ts'

/** A YAML file that was read, and where each of its values stands. */
export interface YamlFile {
  /** As people know it; every error starts with it. */
  name: string
  /** Plain data; `undefined` for an empty file. */
  value: unknown
  /** The line, from 1, of the key at this path, or of the nearest thing around it that is there. */
  lineOf(path: Flaw['path']): number
}

type Yaml = typeof import('yaml')

/**
 * Throws Problem `invalid` with file and line when the text is no YAML 1.2, or says one key twice. The library is loaded
 * when asked for: the store's threads do without it.
 */
export async function parseYamlFile(name: string, text: string): Promise<YamlFile> {
  const yaml = await import('yaml')
  const { LineCounter, parseDocument } = yaml
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  if (document.errors.length > 0)
    throw new OperatorProblem(
      'invalid',
      document.errors.map(({ pos, message }) => `${name}:${lineAt(pos[0])}: ${message}`).join('\n'),
    )
  return {
    name,
    // 100 is yaml's own bound on what aliases may unfold to.
    value: (document.toJS({ maxAliasCount: 100 }) as unknown) ?? undefined,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const offset = offsetOf(yaml, document, path.slice(0, length))
        if (offset !== undefined) return lineAt(offset)
      }
      return 1
    },
  }
}

/** Of the key, where it has one: an error about a value many lines long points at its name. */
function offsetOf({ isMap, isNode, isScalar }: Yaml, document: Document, path: Flaw['path']): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const key = path.at(-1)
  const pair = isMap(parent) ? parent.items.find(item => isScalar(item.key) && item.key.value === key) : undefined
  if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0]
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}

/** `directory.yaml:12: users.0.email: Expected …` */
export const placeFlaw = (file: YamlFile, { path, message }: Flaw): string =>
  `${file.name}:${file.lineOf(path)}: ${path.length === 0 ? '' : `${printPath(path)}: `}${message}`

/** All that is wrong with a file, in the order of its lines. */
export function refuseFile(file: YamlFile, flaws: readonly Flaw[]): Problem {
  const ordered = flaws.toSorted((a, b) => file.lineOf(a.path) - file.lineOf(b.path))
  return new OperatorProblem('invalid', ordered.map(flaw => placeFlaw(file, flaw)).join('\n'), {
    fields: ordered.map(({ path, message }) => ({ path: printPath(path), message })),
  })
}
