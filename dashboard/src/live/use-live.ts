import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followChanges } from './follow-changes.ts'
import { keysOfTopics } from './keys-of-topics.ts'
import { createNews } from './news.ts'

/** Keeps what is on screen as the server has it. `user` is who is signed in; undefined for nobody. */
export function useLive(user: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (user === undefined) return undefined
    const news = createNews(client)
    const stop = followChanges({
      onTopics: topics => news.add(topics.flatMap(topic => keysOfTopics[topic])),
      onMissed: () => news.add(new Set(Object.values(keysOfTopics).flat())),
      // Whoever is signed out is led to the sign-in by what this is answered; and it shows whether anybody answers.
      onLost: () => news.add(['session']),
    })
    return () => {
      stop()
      news.close()
    }
  }, [user, client])
}
