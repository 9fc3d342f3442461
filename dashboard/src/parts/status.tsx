import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type Tone = 'ok' | 'warn' | 'bad' | 'dim'

const icons = { ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX, dim: IconCircleDashed }

/** Icon and words; colour alone never says it. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone]
  return (
    <span className={`status ${tone}`}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {children}
    </span>
  )
}

/** A category, or a state that is not the usual one. */
export function Badge({ tone, children }: { tone?: 'accent' | 'ok' | 'warn' | 'bad'; children: ReactNode }) {
  return <span className={tone ? `badge ${tone}` : 'badge'}>{children}</span>
}
