import { IconX } from '@tabler/icons-react'
import { Fill } from './fill.tsx'
import { t } from '../texts/index.ts'

/** A filter that stands, and goes when it is pressed. */
export function ChosenFilter({ name, value, onRemove }: { name: string; value?: string; onRemove: () => void }) {
  return (
    <button type="button" className="filter" data-on onClick={onRemove}>
      {value === undefined ? <b>{name}</b> : <Fill text={t.parts.filterIs} name={name} value={<b>{value}</b>} />}
      <IconX size={14} aria-label={t.parts.removeFilter} />
    </button>
  )
}
