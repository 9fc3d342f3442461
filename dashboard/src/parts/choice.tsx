import type { ReactNode } from 'react'

interface ChoiceProps {
  /** Radios of one question share it. */
  name: string
  checked: boolean
  onChoose: () => void
  title: string
  hint: ReactNode
  disabled?: boolean
  /** What the choice asks next; shown while it is chosen. */
  children?: ReactNode
}

/** A radio as a card. */
export function Choice({ name, checked, onChoose, title, hint, disabled, children }: ChoiceProps) {
  return (
    <div className="choice" data-on={checked || undefined}>
      <label>
        <input type="radio" name={name} checked={checked} onChange={onChoose} disabled={disabled} />
        <span>
          <b>{title}</b>
          <small>{hint}</small>
        </span>
      </label>
      {checked && children && <div className="inside">{children}</div>}
    </div>
  )
}
