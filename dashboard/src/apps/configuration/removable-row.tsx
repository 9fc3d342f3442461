import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface RemovableRowProps {
  /** `Field 2` */
  name: string
  /** `Remove field 2` */
  removeLabel: string
  onRemove: () => void
  children: ReactNode
}

/** One of several entries of the same kind: its fields, and the button that takes it away. */
export function RemovableRow({ name, removeLabel, onRemove, children }: RemovableRowProps) {
  return (
    <div role="group" aria-label={name}>
      <div className="fields">{children}</div>
      <ActionIcon variant="subtle" color="gray" aria-label={removeLabel} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  )
}
