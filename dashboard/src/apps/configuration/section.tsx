import { type ReactNode, useEffect, useRef, useState } from 'react'

interface SectionProps {
  title: string
  /** What is in it, before it is opened. */
  hint: string
  /** The form's errors, and the beginnings of the paths that are in here. */
  errors: Record<string, unknown>
  paths: readonly string[]
  children: ReactNode
}

/** Settings few apps need, closed until somebody looks for them, or until one of them is wrong. */
export function Section({ title, hint, errors, paths, children }: SectionProps) {
  const [open, setOpen] = useState(false)
  const element = useRef<HTMLDetailsElement>(null)
  const isWrong = Object.keys(errors).some(at => paths.some(path => at === path || at.startsWith(`${path}.`)))
  useEffect(() => {
    if (!isWrong) return undefined
    setOpen(true)
    // The field could not take the focus while it was hidden.
    const inputs = requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    )
    return () => cancelAnimationFrame(inputs)
  }, [isWrong])
  return (
    <details
      className="setting-section"
      ref={element}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span>
          <b>{title}</b>
          <small>{hint}</small>
        </span>
      </summary>
      <div className="form">{children}</div>
    </details>
  )
}
