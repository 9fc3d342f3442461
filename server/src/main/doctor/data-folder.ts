import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { about, type Check, type Finding, type Outside } from './check.ts'

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
        `There is no data folder ${dataFolder}.`,
        'Name the right one with --data or DOORWARD_DATA, or start the server once.',
      ),
    ]
  return [modeOf(dataFolder, data, 'mode', 'data folder', '700'), ...checkDisk(dataFolder)]
}

function checkDisk(folder: string): Finding[] {
  const { type, bavail, bsize } = statfsSync(folder)
  const name = fileSystems[type >>> 0] ?? 'a file system of its own kind'
  const free = bavail * bsize
  const told = `${(free / 1024 ** 3).toFixed(1)} GB free`
  const room = 'Make room, or move the data folder to a larger disk; with a full disk nobody can sign in or be changed.'
  const kind = inMemory.has(name)
    ? data.wrong(
        'disk',
        `The data folder is in memory (${name}), and gone with the machine’s next start.`,
        'Move it to a disk.',
      )
    : name === 'overlay'
      ? data.look(
          'disk',
          'The data folder is inside a container’s own layer, and gone with the container.',
          'Mount a volume there, as compose.yaml does.',
        )
      : data.ok('disk', `It is on ${name}.`)
  if (free < freeWrongBytes) return [kind, data.wrong('free', `Only ${told}.`, room)]
  return [kind, free < freeLookBytes ? data.look('free', `${told}.`, room) : data.ok('free', `${told}.`)]
}

export const checkKeyFolder: Check<Outside> = ({ config: { keysFolder } }) => {
  const file = join(keysFolder, 'master.key')
  if (!existsSync(file))
    return [
      keys.wrong(
        'there',
        `There is no key in ${keysFolder}.`,
        'Put keys/ back from a backup, or name its place with DOORWARD_KEYS. No new key can open an existing store.',
      ),
    ]
  return [modeOf(keysFolder, keys, 'folder', 'folder of the keys', '700'), modeOf(file, keys, 'mode', 'key', '600')]
}

/** Nobody else on the machine is to read it. Windows has no such modes. */
function modeOf(
  path: string,
  { ok, look, wrong }: ReturnType<typeof about>,
  name: string,
  what: string,
  right: string,
): Finding {
  if (process.platform === 'win32') return ok(name, `The ${what} is ${path}.`)
  const mode = statSync(path).mode & 0o777
  const advice = `chmod ${right} '${path}'`
  const told = `The ${what} ${path} has mode ${mode.toString(8)}`
  if ((mode & 0o007) !== 0) return wrong(name, `${told}: everybody on this machine can look into it.`, advice)
  if ((mode & 0o070) !== 0) return look(name, `${told}: others in its group can look into it.`, advice)
  return ok(name, `The ${what} is for its own user alone.`)
}
