import type { ReadStream } from 'node:tty'
import { Secret } from '#ground'

/**
 * Asks at a terminal for something that is not shown while it is typed. Undefined where there is no terminal, or when
 * the question is left with Ctrl-C or Ctrl-D.
 */
export async function askHidden(
  question: string,
  input: ReadStream,
  say: (text: string) => void,
): Promise<Secret | undefined> {
  if (!input.isTTY) return undefined
  say(`${question}: `)
  input.setRawMode(true)
  input.setEncoding('utf8')
  try {
    let typed = ''
    for await (const chunk of input.iterator({ destroyOnReturn: false }) as AsyncIterable<string>)
      for (const character of chunk) {
        if (character === '\r' || character === '\n') return new Secret(typed)
        if (character === '\u0003' || character === '\u0004') return undefined
        typed = character === '\u007f' || character === '\b' ? typed.slice(0, -1) : typed + character
      }
    return undefined
  } finally {
    input.setRawMode(false)
    input.pause()
    say('\n')
  }
}
