import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { repositoryFolder } from './out-folder.ts'
import { pinned, type Side } from './pin.ts'

/** Runs a file of this folder in a process of its own; answers the JSON it prints. */
export async function runChild<T>(file: string, args: readonly string[], side: Side = 'both'): Promise<T> {
  const path = join(repositoryFolder, 'bench', file)
  const child = spawn(...pinned(side, process.execPath, [path, ...args]), { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${file} ended with ${code}.`)
  return JSON.parse(text) as T
}
