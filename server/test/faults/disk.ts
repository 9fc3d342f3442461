import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missing } from '../world/peer.ts'

/** What a program that is there may still not be allowed: a container may hold back mounts and traces even from root. */
const trials: Record<string, () => void> = {
  mount: () => mountMemoryDisk(1).dispose(),
  '/usr/sbin/mkfs.ext4': () => mountImageDisk(8).dispose(),
  '/usr/bin/strace': () => void run('/usr/bin/strace', '-o', '/dev/null', '-f', '/bin/true'),
}
const tried = new Map<string, string | false>()

function tryOnce(what: string): string | false {
  const known = tried.get(what)
  if (known !== undefined) return known
  let reason: string | false = false
  try {
    trials[what]?.()
  } catch (error) {
    reason = `${what} is not allowed here: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`
  }
  tried.set(what, reason)
  return reason
}

/** Why a test that mounts disks or needs a tool is skipped here; false where it can run. */
export function needs(...programs: string[]): string | false {
  for (const program of programs) {
    const reason = missing(program)
    if (reason !== false) return reason
  }
  if (process.getuid?.() !== 0) return 'only root may mount and trace'
  for (const what of programs.length === 0 ? ['mount'] : programs) {
    const reason = tryOnce(what)
    if (reason !== false) return reason
  }
  return false
}

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' })

/** A disk of its own, mounted. */
export interface Disk {
  /** Where it is mounted. */
  folder: string
  dispose(): void
}

export interface ImageDisk extends Disk {
  /** What would be on the disk if the power went now, mounted as another disk; the journal is replayed as at a start. */
  afterPowerCut(): ImageDisk
}

/** A file system of `megabytes` that lives in memory and can be full. */
export function mountMemoryDisk(megabytes: number): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-memory-disk-'))
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder)
  return {
    folder,
    dispose() {
      unmount(folder)
    },
  }
}

/** An ext4 file system in an image file. It commits only each minute by itself, so that what was not flushed is lost. */
export function mountImageDisk(megabytes: number): ImageDisk {
  const place = mkdtempSync(join(tmpdir(), 'doorward-disk-'))
  const image = join(place, 'disk.img')
  run('truncate', '-s', `${megabytes}M`, image)
  run('mkfs.ext4', '-q', '-F', image)
  return mountImage(place, image)
}

function mountImage(place: string, image: string): ImageDisk {
  const folder = join(place, 'mounted')
  mkdirSync(folder)
  run('mount', '-o', 'loop,commit=60', image, folder)
  return {
    folder,
    afterPowerCut() {
      const other = mkdtempSync(join(tmpdir(), 'doorward-disk-'))
      const copy = join(other, 'disk.img')
      copyFileSync(image, copy)
      return mountImage(other, copy)
    },
    dispose() {
      unmount(folder)
      rmSync(place, { recursive: true, force: true })
    },
  }
}

function unmount(folder: string): void {
  if (!existsSync(folder)) return
  // Lazily: a process that a failed test left behind must not keep the mount.
  run('umount', '-l', folder)
  rmSync(folder, { recursive: true, force: true })
}
