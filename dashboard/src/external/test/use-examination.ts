import type { ExamineStep, ExternalExamination } from '@doorward/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readLines } from '../../api/client.ts'
import { t } from '../../texts/index.ts'

const words = t.externalTest

export interface Examination {
  steps: ExamineStep[]
  running: boolean
  error: Error | null
}

const nothing: Examination = { steps: [], running: false, error: null }

/** A test whose steps come in one after another. Begun anew it forgets what it was at. */
export function useExamination() {
  const [state, setState] = useState(nothing)
  const running = useRef<AbortController>(undefined)
  const run = useCallback(async (body: ExternalExamination) => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setState({ ...nothing, running: true })
    const tell = (change: (before: Examination) => Examination) => {
      if (!own.signal.aborted) setState(change)
    }
    try {
      for await (const step of readLines('examineExternal', { body }, own.signal))
        tell(before => ({ ...before, steps: [...before.steps, step] }))
      tell(before => ({ ...before, running: false }))
    } catch (error) {
      tell(before => ({ ...before, running: false, error: error as Error }))
    }
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  return { ...state, run }
}

export interface Verdict {
  tone: 'ok' | 'warn' | 'bad'
  words: string
  /** Nothing stands in the way of what comes next. */
  works: boolean
}

const stopped: Record<ExamineStep['name'], string> = words.verdicts

/** What the steps say together. An address that fails while another will do is only something to know. */
export const verdictOf = (steps: readonly ExamineStep[]): Verdict => {
  const isThrough = steps.some(({ name, result }) => name === 'bind' && result !== 'not-run')
  const failed = steps.find(({ url, result }) => result === 'failed' && (url === null || !isThrough))
  if (failed) return { tone: 'bad', words: stopped[failed.name], works: false }
  const toKnow =
    steps.filter(({ result }) => result === 'attention' || result === 'failed').length +
    // Those who are left out have rows of their own.
    steps.reduce((sum, { people }) => sum + Math.max(0, (people?.skipped.length ?? 0) - 1), 0) +
    steps.filter(({ people }) => (people?.withoutEmail.count ?? 0) > 0).length
  if (toKnow === 0) return { tone: 'ok', words: words.works, works: true }
  return { tone: 'warn', words: words.worksBut(toKnow), works: true }
}
