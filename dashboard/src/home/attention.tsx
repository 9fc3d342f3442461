import type { AttentionItem } from '@doorward/contract'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconClockPause,
  IconGitMerge,
  IconHeartbeat,
  IconMessageQuestion,
  IconRobot,
  IconShieldX,
  type Icon,
} from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { printDay } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { count, listNames } from '../parts/words.ts'
import type { useAttention } from './use-attention.ts'

const Go = ({ children, ...to }: LinkProps & { children: ReactNode }) => (
  <Button variant="default" size="compact-sm" renderRoot={props => <Link {...to} {...props} />}>
    {children}
  </Button>
)

interface RowProps {
  icon: Icon
  tone: 'bad' | 'warn'
  title: string
  children: ReactNode
  actions: ReactNode
}

const Row = ({ icon: Drawing, tone, title, children, actions }: RowProps) => (
  <li>
    <Drawing className={tone} size={19} stroke={1.75} aria-hidden />
    <span>
      <b className="b">{title}</b>
      <small>{children}</small>
    </span>
    <span className="r">{actions}</span>
  </li>
)

function Item({ item, onDismiss }: { item: AttentionItem; onDismiss: () => void }) {
  switch (item.kind) {
    case 'finding': {
      const { verdict, sentence, advice } = item.finding
      return (
        <Row
          icon={verdict === 'wrong' ? IconAlertTriangle : IconHeartbeat}
          tone={verdict === 'wrong' ? 'bad' : 'warn'}
          title={sentence}
          actions={<Go to="/health">Look at it</Go>}
        >
          {advice}
        </Row>
      )
    }
    case 'conflicts': {
      const { directory, names, more } = item
      const others = item.count - names.length
      return (
        <Row
          icon={IconGitMerge}
          tone="warn"
          title={`${more ? 'At least ' : ''}${count(item.count, 'conflict is', 'conflicts are')} undecided`}
          actions={
            <Go to="/external/$directoryId/preview" params={{ directoryId: directory.id }}>
              Resolve
            </Go>
          }
        >
          {names.length > 0 && `${listNames(names)}${others > 0 ? ` and ${others} more` : ''}: `}
          {directory.name} has people who cannot be taken over as they are. Everybody else is synced.
        </Row>
      )
    }
    case 'requests':
      return (
        <Row
          icon={IconMessageQuestion}
          tone="warn"
          title={`${count(item.count, 'person waits', 'people wait')} to be let into an app`}
          actions={<Go to="/requests">Answer</Go>}
        >
          They asked from the page that turned them away. A request ends by itself after 30 days.
        </Row>
      )
    case 'password-only':
      return (
        <Row
          icon={IconShieldX}
          tone="warn"
          title={`${count(item.people, 'person signs', 'people sign')} in with only a password`}
          actions={
            <>
              <Go to="/people" search={{ secondFactor: 'no', state: 'active' }}>
                Show {item.people === 1 ? 'who' : 'them'}
              </Go>
              <Button
                variant="subtle"
                size="compact-sm"
                renderRoot={props => <Link to="/settings/sign-in-rules" {...props} />}
              >
                Make it mandatory
              </Button>
            </>
          }
        >
          {item.managers === 0
            ? 'None of them manages people or apps.'
            : `${item.managers} of them ${item.managers === 1 ? 'manages' : 'manage'} people or apps.`}
        </Row>
      )
    case 'failed-sign-ins':
      return (
        <Row
          icon={IconClockPause}
          tone={item.gotIn && !item.allUnknown ? 'bad' : 'warn'}
          title={`${count(item.count, 'failed sign-in', 'failed sign-ins')} from ${item.address}`}
          actions={
            <>
              <Go to="/audit" search={{ address: item.address }}>
                View log
              </Go>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={onDismiss}>
                Dismiss
              </Button>
            </>
          }
        >
          {item.allUnknown && 'All for usernames that don’t exist. '}
          Last on {printDay(item.lastAt)}.{' '}
          {item.gotIn ? 'Somebody has signed in from there too.' : 'Nobody has signed in from there.'}
        </Row>
      )
    case 'services-alone':
      return (
        <Row
          icon={IconRobot}
          tone="warn"
          title={`Nobody looks after ${count(item.count, 'service account', 'service accounts')}`}
          actions={
            <Go to="/settings/service-accounts" search={{ show: 'alone' }}>
              Show {item.count === 1 ? 'it' : 'them'}
            </Go>
          }
        >
          The contact is disabled, expired or deleted, and the {item.count === 1 ? 'account goes' : 'accounts go'} on.
          Choose another contact, or disable what is no longer needed.
        </Row>
      )
  }
}

/** What somebody should see to; nothing is shown while there is nothing. */
export function Attention({ attention: { items, dismiss, restore } }: { attention: ReturnType<typeof useAttention> }) {
  if (items.length === 0) return null
  return (
    <Panel title="Needs attention" right="Sorted by what breaks first">
      <ul className="rows attention">
        {items.map(item => (
          <Item
            key={JSON.stringify(item)}
            item={item}
            onDismiss={() => {
              dismiss(item)
              sayDone('Put away in this browser', async () => restore(item))
            }}
          />
        ))}
      </ul>
    </Panel>
  )
}
