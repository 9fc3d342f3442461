import { IconKeyboard } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { useShowShortcuts } from './shortcuts-context.ts'

/** Opens the list of keys; `?` does too. */
export function ShortcutsButton() {
  return (
    <button type="button" className="nav-item" onClick={useShowShortcuts()}>
      <IconKeyboard size={17} stroke={1.75} aria-hidden />
      {t.shell.shortcuts.title}
      <span className="n">
        <kbd>?</kbd>
      </span>
    </button>
  )
}
