import { drawings } from '@doorward/contract'

/** The sign of a program, or what stands for one that has none. */
export function Drawing({ name, initials }: { name: string; initials: string }) {
  const path = drawings[name]
  if (path === undefined) return initials
  return (
    <svg viewBox="0 0 24 24" width="60%" height="60%" fill="currentColor">
      <path d={path} />
    </svg>
  )
}
