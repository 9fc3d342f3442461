import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { useGoKeys, useShortcut } from '../parts/shortcuts.ts'
import { useEver } from '../parts/use-ever.ts'
import { usePlaces } from './places.ts'
import { ShortcutsContext } from './shortcuts-context.ts'

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }))

/** The keys that count on every page: where to go, and which others there are. */
export function Keyboard({ children }: { children: ReactNode }) {
  const [opened, { open, close }] = useDisclosure()
  const everOpened = useEver(opened)
  const navigate = useNavigate()
  const places = usePlaces()
  useShortcut('?', open)
  useGoKeys(key => {
    const place = places.find(one => one.key === key)
    if (place === undefined) return false
    void navigate({ to: place.to })
    return true
  })
  return (
    <ShortcutsContext value={open}>
      {children}
      {everOpened && (
        <Suspense>
          <ShortcutsDialog opened={opened} onClose={close} />
        </Suspense>
      )}
    </ShortcutsContext>
  )
}
