import { Link } from '@tanstack/react-router'
import { useSession } from './session.ts'

export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect width="24" height="24" rx="5.5" fill="var(--accent-fill)" />
      <g stroke="var(--on-accent)" strokeLinecap="round">
        <path d="M7 17.5V6" strokeWidth="2.1" />
        <path d="M7 6a11.5 11.5 0 0 1 11 11.5" strokeWidth="1.4" />
        <path d="M4.2 17.5H7M18 17.5h1.8" strokeWidth="2.1" />
      </g>
    </svg>
  )
}

export function Brand() {
  const { organisation } = useSession()
  return (
    <Link className="brand" to="/">
      <Mark />
      <span>
        <b>Doorward</b>
        <small>{organisation}</small>
      </span>
    </Link>
  )
}
