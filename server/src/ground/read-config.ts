import type { Config, ConfigInput } from './config.ts'

/**
 * Reads the configuration: see `config.ts`. Loaded when asked for: the schema and YAML libraries are 20 MB of memory,
 * which the store's threads, who are told nothing by files, do without.
 */
export async function readConfig(input: ConfigInput): Promise<Config> {
  const config = await import('./config.ts')
  return config.readConfig(input)
}
