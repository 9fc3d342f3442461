import type { ReactNode } from 'react'

/** A name, how much it is of the most there is, and the figure. `share`: 0 to 1. */
export function ShareBar({ name, share, figure }: { name: ReactNode; share: number; figure: string }) {
  return (
    <li className="share">
      <span className="cell">{name}</span>
      <span className="track" aria-hidden>
        <i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
      </span>
      <span className="figure">{figure}</span>
    </li>
  )
}
