import { type ImportedRow, importRowsMax, type ImportRow } from '@doorward/contract'
import { useRef, useState } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'

/** How far it is. `rows`: what became of those sent so far, or would. */
export interface Progress {
  applying: boolean
  sent: number
  rows: ImportedRow[]
  unknownGroups: string[]
}

const nothing = (applying: boolean): Progress => ({ applying, sent: 0, rows: [], unknownGroups: [] })

/** Hashing a password takes the server as long as adding twenty people without one. */
const withPasswordsMax = 25

/** Sends rows in pieces, so that it can be seen how far it is, and stopped. What was added by then stays. */
export function useImport() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const stopped = useRef(false)

  async function send(rows: readonly ImportRow[], { apply, passwords }: { apply: boolean; passwords: boolean }) {
    stopped.current = false
    setBusy(true)
    setError(null)
    let now = nothing(apply)
    setProgress(now)
    const atOnce = apply && passwords ? withPasswordsMax : importRowsMax
    try {
      for (let at = 0; at < rows.length && !stopped.current; at += atOnce) {
        const piece = rows.slice(at, at + atOnce)
        const told = await api.importUsers({ body: { rows: piece, apply, passwords } })
        now = {
          applying: apply,
          sent: at + piece.length,
          rows: [...now.rows, ...told.rows],
          unknownGroups: [...new Set([...now.unknownGroups, ...told.unknownGroups])],
        }
        setProgress(now)
      }
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
    } finally {
      setBusy(false)
      if (apply) await forget('users', 'user', 'groups', 'group', 'overview')
    }
  }

  return {
    progress,
    error,
    busy,
    send,
    stop: () => {
      stopped.current = true
    },
    clear: () => {
      setProgress(null)
      setError(null)
    },
  }
}
