import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OperatorProblem } from '#ground'
import { syncFolder } from './backup-file.ts'

/** The folders whose files travel in a backup: what the store was sealed with, and what LDAPS clients trust. */
export interface KeyFolders {
  keys: string
  tls: string
}

/** Keys and certificates are small; what is larger is something somebody put there. */
const bytesMax = 256 * 1024
const nameForm = /^(keys|tls)\/(\w[\w.-]{0,99})$/

/** Every such file, by `folder/name`. */
export function readKeyFiles(folders: KeyFolders): Record<string, Buffer> {
  const found: Record<string, Buffer> = {}
  for (const folder of ['keys', 'tls'] as const) {
    if (!existsSync(folders[folder])) continue
    for (const file of readdirSync(folders[folder])) {
      const path = join(folders[folder], file)
      const about = statSync(path)
      if (nameForm.test(`${folder}/${file}`) && about.isFile() && about.size <= bytesMax)
        found[`${folder}/${file}`] = readFileSync(path)
    }
  }
  return found
}

/** Throws Problem `conflict` when one of the files would be written over another one. */
export function requireKeyFilesFit(folders: KeyFolders, attached: Record<string, string>): void {
  for (const [path, bytes] of pathsOf(folders, attached))
    if (existsSync(path) && !readFileSync(path).equals(bytes))
      throw new OperatorProblem('conflict', `${path} is there already and is another one. Nothing was restored.`)
}

/** Writes them for this user alone, on the disk before this returns. */
export async function writeKeyFiles(folders: KeyFolders, attached: Record<string, string>): Promise<void> {
  for (const [path, bytes] of pathsOf(folders, attached)) {
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await syncFolder(dirname(path))
  }
}

/** Names come out of a file, so only the two folders can be meant. */
function* pathsOf(folders: KeyFolders, attached: Record<string, string>): Generator<[path: string, bytes: Buffer]> {
  for (const [name, base64] of Object.entries(attached)) {
    const [, folder, file] = nameForm.exec(name) ?? []
    if (file === undefined)
      throw new OperatorProblem('invalid', `This backup holds a file called “${name}”, which none has.`)
    yield [join(folders[folder as 'keys' | 'tls'], file), Buffer.from(base64, 'base64')]
  }
}
