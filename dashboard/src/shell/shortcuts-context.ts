import { createContext, use } from 'react'

export const ShortcutsContext = createContext<(() => void) | null>(null)

/** Opens the list of shortcuts. */
export const useShowShortcuts = (): (() => void) => {
  const show = use(ShortcutsContext)
  if (!show) throw new Error('No list of shortcuts above this component.')
  return show
}
