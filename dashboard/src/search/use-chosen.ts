import { type SpotlightStore, useSpotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'

/** The library marks the chosen line in the page itself. */
const linesOf = (listId: string) => [...(document.getElementById(listId)?.querySelectorAll('[data-action]') ?? [])]

/**
 * Which line Enter opens. Answers come later than the keys, and the library chooses when keys are pressed, so the first
 * of what is shown is chosen anew when `shown` changes. A screen reader hears of the chosen line as of a list's.
 */
export function useChosen(store: SpotlightStore, shown: readonly unknown[]) {
  const { listId } = useSpotlight(store)
  const [id, setId] = useState<string>()

  useEffect(() => {
    const lines = linesOf(store.getState().listId)
    for (const line of lines) line.removeAttribute('data-selected')
    lines[0]?.setAttribute('data-selected', 'true')
    store.updateState(state => ({ ...state, selected: 0 }))
    // oxlint-disable-next-line react/exhaustive-deps -- what is shown is the caller's
  }, [store, ...shown])
  useEffect(() => {
    const list = document.getElementById(listId)
    if (list === null) return undefined
    const mark = () => {
      const lines = linesOf(listId)
      for (const [at, line] of lines.entries()) {
        line.id = `${listId}-${at}`
        line.setAttribute('aria-selected', String(line.hasAttribute('data-selected')))
      }
      setId(lines.find(line => line.hasAttribute('data-selected'))?.id)
    }
    mark()
    const marking = new MutationObserver(mark)
    marking.observe(list, { subtree: true, childList: true, attributeFilter: ['data-selected'] })
    return () => marking.disconnect()
    // oxlint-disable-next-line react/exhaustive-deps -- the list comes with what is shown
  }, [listId, ...shown])

  return {
    ofInput: {
      role: 'combobox',
      'aria-expanded': true,
      'aria-autocomplete': 'list',
      'aria-controls': listId,
      'aria-activedescendant': id,
    } as const,
    ofList: { role: 'listbox' } as const,
  }
}
