import { type ReactNode, useId } from 'react'

interface PanelProps {
  title?: ReactNode
  right?: ReactNode
  footer?: ReactNode
  children?: ReactNode
}

/** A bordered part of a page. The title names it for screen readers. */
export function Panel({ title, right, footer, children }: PanelProps) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          <h2 id={id}>{title}</h2>
          {right && <div className="r">{right}</div>}
        </header>
      )}
      {children}
      {footer && <footer>{footer}</footer>}
    </section>
  )
}
