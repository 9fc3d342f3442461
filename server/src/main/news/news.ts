import { limits } from '#ground'
import type { ChangeTopic } from '#api'
import type { DirectoryMemory } from '#directory'
import type { Commands, Run, Store } from '#store'
import { isKnown, topicsOf, topicsOfCommand } from './topics.ts'

type Listener = (topics: ReadonlySet<ChangeTopic>) => void

/** Of what kind the changes are that somebody makes, on whichever node. */
export interface News {
  watch(listener: Listener): void
  close(): void
}

/** The news of a store, and the store itself: what the change log does not tell is told of its commands. */
export function withNews(store: Store, memory: Pick<DirectoryMemory, 'watch'>): { store: Store; news: News } {
  const listeners: Listener[] = []
  const untold = new Set<ChangeTopic>()
  let timer: NodeJS.Timeout | undefined

  /** Many in a row are told at once: sign-ins come by the hundred, and each word wakes every node. */
  function tell(topics: readonly ChangeTopic[]): void {
    for (const topic of topics) untold.add(topic)
    timer ??= setTimeout(() => {
      timer = undefined
      store.tell([...untold].join(' '))
      untold.clear()
    }, limits.changeNews.tellMs).unref()
  }

  function commands<C extends Commands>(module: string): Run<C> {
    const run = store.commands<C>(module)
    return (name, input) => {
      const topics = topicsOfCommand(`${module}.${name}`)
      const running = run(name, input)
      // Whoever runs it sees that it failed.
      if (topics !== undefined)
        void running.then(
          () => tell(topics),
          () => undefined,
        )
      return running
    }
  }

  const pass = (topics: ReadonlySet<ChangeTopic>): void => {
    for (const listener of listeners) listener(topics)
  }
  memory.watch(effects => pass(topicsOf(effects)))
  store.hear(word => pass(new Set(word.split(' ').filter(isKnown))))

  return {
    store: { ...store, commands },
    news: { watch: listener => void listeners.push(listener), close: () => clearTimeout(timer) },
  }
}
