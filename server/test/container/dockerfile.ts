/** One instruction of a Dockerfile, with its continued lines joined. */
export interface Instruction {
  line: number
  name: string
  /** What follows it, without flags. */
  text: string
  /** `--from=build` as `{ from: 'build' }`. */
  flags: Record<string, string>
}

export interface Stage {
  base: string
  name: string | undefined
  instructions: Instruction[]
}

/** What this file may hold; anything else would not be tried by the test, so it is refused. */
const known = new Set(
  'ARG FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE HEALTHCHECK STOPSIGNAL ENTRYPOINT CMD'.split(' '),
)

/** Takes a Dockerfile apart. Arguments before the first FROM are put in where they are named. */
export function parseDockerfile(text: string): { args: Record<string, string>; stages: Stage[] } {
  const args: Record<string, string> = {}
  const stages: Stage[] = []
  for (const instruction of instructionsOf(text)) {
    const { name, line } = instruction
    if (!known.has(name)) throw new Error(`Dockerfile:${line}: the test does not know ${name}.`)
    if (name === 'ARG') {
      const [key = '', value = ''] = instruction.text.split('=')
      args[key] = value
    } else if (name === 'FROM') {
      const [base = '', , stage] = instruction.text.split(/\s+/)
      stages.push({
        base: base.replace(/\$\{(\w+)\}/g, (_, key: string) => args[key] ?? ''),
        name: stage,
        instructions: [],
      })
    } else stages.at(-1)?.instructions.push(instruction)
  }
  return { args, stages }
}

function* instructionsOf(text: string): Generator<Instruction> {
  let joined = ''
  let first = 0
  for (const [i, raw] of text.split('\n').entries()) {
    if (joined === '') first = i + 1
    if (/^\s*(?:#.*)?$/.test(raw)) continue
    joined += raw.replace(/\\$/, ' ')
    if (raw.endsWith('\\')) continue
    const [, name = '', rest = ''] = /^\s*(\w+)\s+(.*)$/.exec(joined) ?? []
    const flags: Record<string, string> = {}
    const bare = rest.replace(/^(?:--[\w-]+=\S+\s+)+/, all => {
      for (const [, key = '', value = ''] of all.matchAll(/--([\w-]+)=(\S+)/g)) flags[key] = value
      return ''
    })
    yield { line: first, name: name.toUpperCase(), text: bare.trim(), flags }
    joined = ''
  }
}

/** Which paths, relative to the context, a .dockerignore leaves out; later lines win, as docker has it. */
export function ignoredBy(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const isException = line.startsWith('!')
      const pattern = line.replace(/^!/, '').replace(/^\//, '')
      const form = pattern
        .replace(/[.+^${}()|[\]]/g, '\\$&')
        .replace(/\*\*\//g, '\0')
        .replace(/\*/g, '[^/]*')
        .replace(/\0/g, '(?:.*/)?')
      return { isException, form: new RegExp(`^${form}(?:/|$)`) }
    })
  return path => rules.findLast(({ form }) => form.test(path))?.isException === false
}
