import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { about, type Check, type Found, type Outside } from './check.ts'

const data = about('data')
const keys = about('keys')

/** Magic numbers of statfs(2), for file systems worth a word. */
const fileSystems: Record<number, string> = {
  0xef53: 'ext4',
  0x58465342: 'XFS',
  0x9123683e: 'Btrfs',
  0x2fc12fc1: 'ZFS',
  0x01021994: 'tmpfs',
  0x858458f6: 'ramfs',
  0x794c7630: 'overlay',
}
const inMemory = new Set(['tmpfs', 'ramfs'])

const freeWrongBytes = 256 * 1024 * 1024
const freeLookBytes = 2 * 1024 * 1024 * 1024

export const checkDataFolder: Check<Outside> = ({ config: { dataFolder } }) => {
  if (!existsSync(dataFolder))
    return [
      data.wrong(
        'there',
        said => said.missing(dataFolder),
        said => said.missingAdvice,
      ),
    ]
  return [checkFolder(dataFolder), ...checkDisk(dataFolder)]
}

function checkDisk(folder: string): Found[] {
  const { type, bavail, bsize } = statfsSync(folder)
  return [checkFileSystem(fileSystems[type >>> 0]), checkFree(bavail * bsize)]
}

function checkFileSystem(kind: string | undefined): Found {
  if (kind === undefined) return data.ok('disk', said => said.unknownDisk)
  if (inMemory.has(kind))
    return data.wrong(
      'disk',
      said => said.inMemory(kind),
      said => said.inMemoryAdvice,
    )
  if (kind !== 'overlay') return data.ok('disk', said => said.disk(kind))
  return data.look(
    'disk',
    said => said.inContainer,
    said => said.inContainerAdvice,
  )
}

function checkFree(bytes: number): Found {
  if (bytes < freeWrongBytes)
    return data.wrong(
      'free',
      said => said.onlyFree(bytes),
      said => said.freeAdvice,
    )
  if (bytes >= freeLookBytes) return data.ok('free', said => said.free(bytes))
  return data.look(
    'free',
    said => said.free(bytes),
    said => said.freeAdvice,
  )
}

export const checkKeyFolder: Check<Outside> = ({ config: { keysFolder } }) => {
  const file = join(keysFolder, 'master.key')
  if (!existsSync(file))
    return [
      keys.wrong(
        'there',
        said => said.missing(keysFolder),
        said => said.missingAdvice,
      ),
    ]
  return [checkFolderOfKeys(keysFolder), checkKey(file)]
}

function checkFolder(path: string): Found {
  const { access, mode, repair } = modeOf(path, '700')
  if (access === 'unknown') return data.ok('mode', said => said.isAt(path))
  if (access === 'all') return data.wrong('mode', said => said.openToAll(path, mode), repair)
  if (access === 'group') return data.look('mode', said => said.openToGroup(path, mode), repair)
  return data.ok('mode', said => said.isPrivate)
}

function checkFolderOfKeys(path: string): Found {
  const { access, mode, repair } = modeOf(path, '700')
  if (access === 'unknown') return keys.ok('folder', said => said.folderIsAt(path))
  if (access === 'all') return keys.wrong('folder', said => said.folderOpenToAll(path, mode), repair)
  if (access === 'group') return keys.look('folder', said => said.folderOpenToGroup(path, mode), repair)
  return keys.ok('folder', said => said.folderIsPrivate)
}

function checkKey(path: string): Found {
  const { access, mode, repair } = modeOf(path, '600')
  if (access === 'unknown') return keys.ok('mode', said => said.isAt(path))
  if (access === 'all') return keys.wrong('mode', said => said.openToAll(path, mode), repair)
  if (access === 'group') return keys.look('mode', said => said.openToGroup(path, mode), repair)
  return keys.ok('mode', said => said.isPrivate)
}

interface Mode {
  /** Who can look into it besides its own user. Windows has no such modes. */
  access: 'unknown' | 'all' | 'group' | 'nobody'
  /** In octal digits. */
  mode: string
  /** The command that sets it right. */
  repair: () => string
}

function modeOf(path: string, right: string): Mode {
  const bits = statSync(path).mode & 0o777
  const told = { mode: bits.toString(8), repair: () => `chmod ${right} '${path}'` }
  if (process.platform === 'win32') return { ...told, access: 'unknown' }
  return { ...told, access: (bits & 0o007) !== 0 ? 'all' : (bits & 0o070) !== 0 ? 'group' : 'nobody' }
}
