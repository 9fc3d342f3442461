import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { days, type Millis } from '#ground'
import type { BackupRow } from '#store'
import { chooseOld, fileNameOf, type Keep } from './schedule.ts'

/** A name in the folder that no copy has. */
export function freeFile(folder: string, at: Millis): string {
  let n = 1
  while (existsSync(join(folder, fileNameOf(at, n)))) n++
  return join(folder, fileNameOf(at, n))
}

/**
 * Which of this machine's copies may go, now that a newer one has been restored and checked. Those that could not be are
 * no reason to remove another one, and go when they are old themselves.
 */
export function chooseRemovable(copies: BackupRow[], now: Millis, keep: Keep): BackupRow[] {
  const good = copies.filter(({ checkedMs }) => checkedMs !== null)
  const bad = copies.filter(({ checkedMs }) => checkedMs === null)
  return [...chooseOld(good, now, keep), ...bad.filter(({ startedAt }) => startedAt < now - days(keep.keepDays))]
}

/** What a process left behind that was killed at its work. */
export function removeLeftovers({ backups, trials }: { backups: string; trials: string }): void {
  for (const [folder, isLeft] of [
    [backups, (name: string) => name.endsWith('.dwb.part')],
    [trials, (name: string) => name.startsWith('trial-')],
  ] as const) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder).filter(isLeft)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** Whether losing the disk under one is losing the other. What is not there yet will be. */
export const shareDisk = (a: string, b: string): boolean => !existsSync(a) || statSync(a).dev === statSync(b).dev
