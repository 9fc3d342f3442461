import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { outFolder, repositoryFolder } from './out-folder.ts'

/**
 * Compiles a load generator of `bench/<name>` when its text has changed; answers where the program is. Throws when there
 * is nothing to compile it with.
 */
export function compileLoad(name: string, files: readonly string[], libraries: readonly string[] = []): string {
  const sources = files.map(file => join(repositoryFolder, 'bench', name, file))
  const program = join(outFolder, name)
  if (existsSync(program) && sources.every(path => statSync(path).mtimeMs < statSync(program).mtimeMs)) return program
  const flags = [
    '-O2',
    '-std=c++17',
    '-Wall',
    '-Wextra',
    '-o',
    program,
    ...sources.filter(path => path.endsWith('.cc')),
  ]
  const run = spawnSync('g++', [...flags, ...libraries], { encoding: 'utf8' })
  if (run.error !== undefined)
    throw new Error('The load generator is C++ and there is no g++ here (Debian: apt install g++ libssl-dev).')
  if (run.status !== 0)
    throw new Error(`The load generator does not compile (Debian: apt install libssl-dev):\n${run.stderr}`)
  return program
}
