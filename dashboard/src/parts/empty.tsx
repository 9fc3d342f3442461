import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyProps {
  icon: Icon
  title: string
  /** What goes here and why it is worth it, or which filters hide everything. */
  children: ReactNode
  action?: ReactNode
}

export function Empty({ icon: Drawing, title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <Drawing size={26} stroke={1.5} aria-hidden />
      <h2>{title}</h2>
      <p>{children}</p>
      {action && <div className="acts">{action}</div>}
    </div>
  )
}
