import { useHotkeys, useOs } from '@mantine/hooks'
import { t } from '../../texts/index.ts'

const words = t.appsAdd.keys

/** ⌘ Enter, or Ctrl Enter, does what the button beside it does, wherever the focus is. */
export function ContinueKey({ run }: { run: () => void }) {
  const mac = useOs() === 'macos'
  useHotkeys([['mod+Enter', run]], [])
  return <kbd className="hide-phone">{mac ? words.command : words.control}</kbd>
}
