import { Secret } from '#ground'
import { runCommandLine } from '../../src/main/cli/run.ts'

export interface Said {
  code: number
  out: string
  err: string
}

/** Runs a command in this process, as if typed in `cwd`; `answers` are what is typed when it asks, `input` is piped in. */
export async function run(
  argv: string[],
  options: {
    cwd?: string
    env?: Record<string, string>
    answers?: string[]
    input?: Uint8Array
    stopped?: () => Promise<void>
  } = {},
): Promise<Said> {
  const { cwd = '/', env = {} } = options
  const answers = [...(options.answers ?? [])]
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(argv, {
    env,
    cwd,
    say: text => out.push(text),
    note: text => err.push(text),
    ask: () => {
      const answer = answers.shift()
      return Promise.resolve(answer === undefined ? undefined : new Secret(answer))
    },
    input: () => Promise.resolve(options.input ?? new Uint8Array()),
    stopped: options.stopped ?? (() => Promise.resolve()),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
