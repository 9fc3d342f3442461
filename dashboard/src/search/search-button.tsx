import { ActionIcon } from '@mantine/core'
import { useDisclosure, useHotkeys, useOs } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { isDialogOpen } from '../parts/shortcuts.ts'
import { useShowShortcuts } from '../shell/shortcuts-context.ts'
import { t } from '../texts/index.ts'

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** Opens the search over everything; Ctrl K or ⌘K does too. */
export function SearchButton({ compact }: { compact?: boolean }) {
  const [opened, { open, close }] = useDisclosure()
  const showShortcuts = useShowShortcuts()
  const mac = useOs() === 'macos'
  // One of the two buttons is always hidden; only the wide one listens, so that the dialog opens once.
  useHotkeys(compact ? [] : [['mod+K', () => isDialogOpen() || open()]], [])
  return (
    <>
      {compact ? (
        <ActionIcon variant="subtle" color="gray" size={44} onClick={open} aria-label={t.search.open}>
          <IconSearch size={20} stroke={1.75} />
        </ActionIcon>
      ) : (
        <button type="button" className="spot" onClick={open}>
          <IconSearch size={15} stroke={1.75} aria-hidden />
          {t.search.open}
          <kbd>{mac ? '⌘ K' : 'Ctrl K'}</kbd>
        </button>
      )}
      {opened && (
        <Suspense>
          <SearchDialog onClose={close} onShortcuts={showShortcuts} />
        </Suspense>
      )}
    </>
  )
}
