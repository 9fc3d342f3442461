import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, type Ref } from 'react'

type Tone = 'bad' | 'warn' | 'ok' | 'plain'

const icons = { bad: IconCircleX, warn: IconAlertTriangle, ok: IconCircleCheck, plain: IconInfoCircle }

interface NoteProps {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  answers?: ReactNode
  ref?: Ref<HTMLDivElement>
}

/** A message inside the page. A bad one is announced at once. */
export function Note({ tone = 'plain', title, children, answers, ref }: NoteProps) {
  const Icon = icons[tone]
  return (
    <div
      className={tone === 'plain' ? 'note' : `note ${tone}`}
      role={tone === 'bad' ? 'alert' : undefined}
      tabIndex={-1}
      ref={ref}
    >
      <Icon size={18} stroke={1.75} aria-hidden />
      <span>
        {title && <b>{title}</b>}
        {children}
      </span>
      {answers && <div className="answers">{answers}</div>}
    </div>
  )
}
