import { Spotlight } from '@mantine/spotlight'
import { Fragment, type ReactNode, useId } from 'react'

/** A name, with what was typed in it in bold. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  const at = typed === '' ? -1 : text.toLowerCase().indexOf(typed.toLowerCase())
  // Lower case may have another length: then nothing is marked, rather than the wrong letters.
  if (at < 0 || text.length !== text.toLowerCase().length) return text
  const end = at + typed.length
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, end)}</b>
      {text.slice(end)}
    </>
  )
}

interface HitProps {
  icon: ReactNode
  children: ReactNode
  /** Said after it in grey. */
  also?: string | undefined
  onChoose: () => void
}

/** One line of what was found. The library marks the chosen one itself, by `data-selected`. */
export function Hit({ icon, children, also, onChoose }: HitProps) {
  return (
    <Spotlight.Action role="option" aria-selected={false} className="hit" onClick={onChoose}>
      <span className="hit-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="hit-text">
        {children}
        {also && (
          <>
            {' '}
            <span className="dim">{also}</span>
          </>
        )}
      </span>
      <kbd className="hit-enter" aria-hidden="true">
        Enter
      </kbd>
    </Spotlight.Action>
  )
}

/** Lines of one kind, under their name; nothing without any. */
export function Hits({ title, children }: { title: string; children: ReactNode[] }) {
  const id = useId()
  if (children.length === 0) return null
  return (
    <div className="hits" role="group" aria-labelledby={id}>
      <div className="hits-title" id={id}>
        {title}
      </div>
      <Fragment>{children}</Fragment>
    </div>
  )
}
