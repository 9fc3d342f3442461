import type { Config } from '#ground'
import type { DirectoryMemory } from '#directory'

/** What the process is told of its own address. */
export interface Addressed {
  publicUrl: Config['publicUrl']
  listen: Pick<Config['listen'], 'web'>
}

/** Where people reach the server: the configuration's word, else the setting's, else this machine. */
export const publicUrlOf = (config: Addressed, memory: DirectoryMemory): URL => new URL(textOf(config, memory))

const textOf = (config: Addressed, memory: DirectoryMemory): string =>
  config.publicUrl?.value ?? memory.settings().publicUrl.value ?? `http://localhost:${config.listen.web}`

/** The same for who asks with each request: parsed once, and again when it has changed. Nobody may write to it. */
export function createPublicUrl(config: Addressed, memory: DirectoryMemory): () => URL {
  let text: string | undefined
  let url = publicUrlOf(config, memory)
  return () => {
    const now = textOf(config, memory)
    if (now !== text) {
      text = now
      url = new URL(now)
    }
    return url
  }
}

/** For whoever is told nothing: tests, and commands without a configuration of their own. */
export const thisMachine: Addressed = { publicUrl: null, listen: { web: 8080 } }
