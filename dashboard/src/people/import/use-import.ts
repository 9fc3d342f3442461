import { useEffect, useSyncExternalStore } from 'react'
import { tellWork } from '../../parts/long-work.ts'
import { t } from '../../texts/index.ts'
import type { Columns, Table } from './read-table.ts'
import { sendRows, type Progress } from './send-rows.ts'

const words = t.peopleImport

/** What is imported, and how far it is. It outlives the page, so that people may be added while somebody does other things. */
export interface Import {
  chosen: { table: Table; columns: Columns } | null
  progress: Progress | null
  error: Error | null
  busy: boolean
  /** Whether each is given one. */
  passwords: boolean
}

type Chosen = NonNullable<Import['chosen']>

const nothing: Import = { chosen: null, progress: null, error: null, busy: false, passwords: false }

let current = nothing
let isWatched = false
/** What is being sent. Another may take its place, which is then not told of it any more. */
let sending = { isStopped: false }
const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: Partial<Import>): void {
  current = { ...current, ...next }
  for (const listener of listeners) listener()
  tellWork(workOf(current))
}

/** Adding goes on elsewhere, and says how it ended to whoever was not here. Only looking at a table does not. */
function workOf({ progress, chosen, error, busy }: Import) {
  if (progress?.applying !== true || chosen === null || (!busy && isWatched)) return undefined
  const added = progress.rows.filter(({ outcome }) => outcome === 'added').length
  const ended = error === null ? words.done(added) : words.cutOff
  const says = busy ? `${words.adding}: ${words.soFar(progress.sent, chosen.table.rows.length)}` : ended
  return { to: '/people/import' as const, says, isRunning: busy, hasFailed: error !== null }
}

async function send(chosen: Chosen, { apply }: { apply: boolean }): Promise<void> {
  const mine = (sending = { isStopped: false })
  const become = (next: Partial<Import>) => void (sending === mine && change(next))
  become({ chosen, error: null, busy: true })
  try {
    await sendRows(chosen, { apply, passwords: current.passwords }, progress => {
      become({ progress })
      // Looking at a table that nobody looks at any more is ended, adding people is not.
      return !mine.isStopped && (apply || sending === mine)
    })
  } catch (cause) {
    become({ error: cause instanceof Error ? cause : new Error(String(cause)) })
  } finally {
    become({ busy: false })
  }
}

function clear(): void {
  sending = { isStopped: true }
  change(nothing)
}

/** For the page of the import; whoever leaves it while people are added finds it again as it is by then. */
export function useImport() {
  useEffect(() => {
    isWatched = true
    tellWork(workOf(current))
    return () => {
      isWatched = false
      if (current.busy && current.progress?.applying) return
      clear()
    }
  }, [])
  return {
    ...useSyncExternalStore(subscribe, () => current),
    send,
    /** After the piece that is on its way; what was added by then stays. */
    stop: () => {
      sending.isStopped = true
    },
    givePasswords: (passwords: boolean) => change({ passwords }),
    clear,
  }
}
