import { useDisclosure } from '@mantine/hooks'
import { IconKeyboard } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useShortcut } from '../parts/shortcuts.ts'
import { useEver } from '../parts/use-ever.ts'
import { t } from '../texts/index.ts'

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }))

/** Opens the list of keys; `?` does too. */
export function Shortcuts() {
  const [opened, { open, close }] = useDisclosure()
  const everOpened = useEver(opened)
  useShortcut('?', open)
  return (
    <>
      <button type="button" className="nav-item" onClick={open}>
        <IconKeyboard size={17} stroke={1.75} aria-hidden />
        {t.shell.shortcuts.title}
        <span className="n">
          <kbd>?</kbd>
        </span>
      </button>
      {everOpened && (
        <Suspense>
          <ShortcutsDialog opened={opened} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
