import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until no other process of this machine has the name, and has it until the function returned is called. One that
 * ended without giving it back does not keep it.
 */
export async function takeTurn(name: string): Promise<() => void> {
  const folder = join(tmpdir(), `doorward-${name}.lock`)
  const file = join(folder, 'pid')
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(file, String(process.pid))
      return () => rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isLeftBehind(folder, file)) rmSync(folder, { recursive: true, force: true })
    else await sleep(200)
  }
}

function isLeftBehind(folder: string, file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid > 0) return !isRunning(pid)
  } catch {
    // Between the folder and the file there is a moment.
  }
  try {
    return Date.now() - statSync(folder).mtimeMs > 10_000
  } catch {
    return false
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
