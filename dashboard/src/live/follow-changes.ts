import type { ChangeNews, ChangeTopic } from '@doorward/contract'
import { addressOf } from '../api/client.ts'
import { keysOfTopics } from './keys-of-topics.ts'

interface Following {
  onTopics: (topics: readonly ChangeTopic[]) => void
  /** Changes may have passed unheard: ask again for everything. */
  onMissed: () => void
  /** The stream has ended: the server has stopped, does not want to be followed, or nobody is signed in any more. */
  onLost: () => void
}

/** So long after it was begun, what the page shows may be older than the stream. */
const openSoonMs = 1_000
const refusedMs = { first: 5_000, longest: 120_000 }

/** Hears of changes for as long as the page is looked at. Without the stream pages work as ever. Answers how to stop. */
export function followChanges({ onTopics, onMissed, onLost }: Following): () => void {
  let source: EventSource | undefined
  let again: number | undefined
  let pauseMs = refusedMs.first
  let isFirst = true

  function open(): void {
    const begun = performance.now()
    source = new EventSource(addressOf('followChanges', {}))
    source.addEventListener('open', () => {
      pauseMs = refusedMs.first
      if (!isFirst || performance.now() - begun > openSoonMs) onMissed()
      isFirst = false
    })
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const { topics } = JSON.parse(data) as ChangeNews
      // A newer server may know other topics; those are not for this page.
      onTopics(topics.filter(topic => Object.hasOwn(keysOfTopics, topic)))
    })
    source.addEventListener('error', () => {
      isFirst = false
      onLost()
      // Where the connection was only lost, the browser makes another by itself.
      if (source?.readyState !== EventSource.CLOSED) return
      again = window.setTimeout(look, pauseMs)
      pauseMs = Math.min(pauseMs * 2, refusedMs.longest)
    })
  }
  function close(): void {
    window.clearTimeout(again)
    source?.close()
    source = undefined
  }
  function look(): void {
    close()
    if (document.visibilityState === 'visible') open()
  }
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    close()
  }
}
