import { useEffect, useRef } from 'react'

const storageKey = 'doorward-shortcuts'

/** WCAG 2.1.4: single-key shortcuts can be switched off. */
export const shortcutsOn = () => localStorage.getItem(storageKey) !== 'off'
export const switchShortcuts = (on: boolean) => localStorage.setItem(storageKey, on ? 'on' : 'off')

const takesKeys = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu]') !== null

const isDialogOpen = () => [...document.querySelectorAll('[aria-modal=true]')].some(dialog => dialog.checkVisibility())

/** Runs on a single key without modifiers, never while somebody types or a dialog is open. */
export const useShortcut = (key: string, run: () => void) => {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return
      if (takesKeys(event.target) || isDialogOpen() || !shortcutsOn()) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [key])
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
