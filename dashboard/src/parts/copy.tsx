import { ActionIcon, Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'

const words = t.parts.copy

const copiedMs = 2000

/** Says "Copied" for two seconds, to screen readers too. */
const Announced = ({ copied }: { copied: boolean }) => (
  <span className="visually-hidden" role="status">
    {copied ? words.copied : ''}
  </span>
)

export function CopyIcon({ what, value }: { what: string; value: string }) {
  return (
    <CopyButton value={value} timeout={copiedMs}>
      {({ copied, copy }) => (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="var(--control-xs)"
            onClick={copy}
            aria-label={words.what(what)}
          >
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.75} />}
          </ActionIcon>
          <Announced copied={copied} />
        </>
      )}
    </CopyButton>
  )
}

interface CopyTextProps {
  value: string
  children?: string
  /** As high as the other buttons of a page's head; beside a text it is small. */
  tall?: boolean
}

export function CopyText({ value, children = words.copy, tall = false }: CopyTextProps) {
  return (
    <CopyButton value={value} timeout={copiedMs}>
      {({ copied, copy }) => (
        <>
          <Button
            variant="default"
            {...(tall ? {} : { size: 'compact-sm' })}
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.75} />}
            onClick={copy}
          >
            {copied ? words.copied : children}
          </Button>
          <Announced copied={copied} />
        </>
      )}
    </CopyButton>
  )
}

/** A row of a `<dl className="values">`: name, value, and copy or whatever is at its end instead. */
export function Value({ name, value, end }: { name: string; value: string; end?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className="x">{end ?? <CopyIcon what={name} value={value} />}</dd>
    </div>
  )
}

export function Code({ text, label }: { text: string; label: string }) {
  return (
    <div className="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <pre tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
      <div className="x">
        <CopyText value={text} />
      </div>
    </div>
  )
}
