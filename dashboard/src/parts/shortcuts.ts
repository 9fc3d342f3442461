import { useEffect, useRef } from 'react'

const storageKey = 'doorward-shortcuts'

/** WCAG 2.1.4: single-key shortcuts can be switched off. */
export const shortcutsOn = () => localStorage.getItem(storageKey) !== 'off'
export const switchShortcuts = (on: boolean) => localStorage.setItem(storageKey, on ? 'on' : 'off')

const takesKeys = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null

export const isDialogOpen = () =>
  [...document.querySelectorAll('[aria-modal=true]')].some(dialog => dialog.checkVisibility())

/** Whether a single key is meant for the page: without modifiers, while nobody types and no dialog is open. */
const isForPage = (event: KeyboardEvent) =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !takesKeys(event.target) && !isDialogOpen() && shortcutsOn()

/** Listens with what was rendered last, so that `run` may see it. `early`: before all that do not listen so. */
const useKeys = (onKey: (event: KeyboardEvent) => void, { early = false } = {}) => {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event)
    window.addEventListener('keydown', listen, early)
    return () => window.removeEventListener('keydown', listen, early)
  }, [early])
}

/** Runs on a single key without modifiers, never while somebody types or a dialog is open. */
export const useShortcut = (key: string, run: () => void) =>
  useKeys(event => {
    if (event.key !== key || !isForPage(event)) return
    event.preventDefault()
    run()
  })

const goMs = 1500

/** Two keys, one after the other: G and one that `go` knows. The second is nobody else's. */
export const useGoKeys = (go: (key: string) => boolean) => {
  const goneAt = useRef(Number.NEGATIVE_INFINITY)
  useKeys(
    event => {
      if (event.key === 'Shift' || !isForPage(event)) return
      const isSecond = performance.now() - goneAt.current < goMs
      goneAt.current = !isSecond && event.key === 'g' ? performance.now() : Number.NEGATIVE_INFINITY
      if (!isSecond || !go(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { early: true },
  )
}

/** J and K move the focus over the links and buttons that open rows (`data-row`). Enter then is their own. */
export const useRowKeys = () => {
  const move = (step: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('a[data-row], button[data-row]')]
    const here = links.findIndex(link => link.closest('tr')?.contains(document.activeElement))
    links[Math.min(Math.max(here + step, 0), links.length - 1)]?.focus()
  }
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
}
