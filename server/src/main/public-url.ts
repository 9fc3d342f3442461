import type { Config } from '#ground'
import type { DirectoryMemory } from '#directory'

/** Where people reach the server: the configuration's word, else the setting's, else this machine. */
export const publicUrlOf = (config: Pick<Config, 'publicUrl' | 'listen'>, memory: DirectoryMemory): URL =>
  new URL(config.publicUrl?.value ?? memory.settings().publicUrl.value ?? `http://localhost:${config.listen.web}`)
