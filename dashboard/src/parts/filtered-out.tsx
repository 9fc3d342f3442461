import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { Empty } from './empty.tsx'

interface FilteredOutProps {
  /** `No group matches these filters` */
  title: string
  /** `source is Doorward`: what hides everything. */
  named: readonly string[]
  clear?: string
  onClear: () => void
}

/** A list that is empty because of what is looked for. */
export function FilteredOut({ title, named, clear = t.parts.clearFilters, onClear }: FilteredOutProps) {
  return (
    <Empty
      icon={IconFilterOff}
      title={title}
      action={
        <Button variant="default" onClick={onClear}>
          {clear}
        </Button>
      }
    >
      {`${named.join(', ')}.`.replace(/^./, first => first.toUpperCase())}
    </Empty>
  )
}
