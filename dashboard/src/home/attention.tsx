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
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import type { useAttention } from './use-attention.ts'

const words = t.home.attention

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
          actions={<Go to="/health">{words.look}</Go>}
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
          title={more ? words.conflicts.atLeast(item.count) : words.conflicts.title(item.count)}
          actions={
            <Go to="/external/$directoryId/preview" params={{ directoryId: directory.id }}>
              {words.conflicts.go}
            </Go>
          }
        >
          {names.length > 0
            ? words.conflicts.named(
                others > 0 ? words.conflicts.andMore(listNames(names), others) : listNames(names),
                directory.name,
              )
            : words.conflicts.text(directory.name)}
        </Row>
      )
    }
    case 'requests':
      return (
        <Row
          icon={IconMessageQuestion}
          tone="warn"
          title={words.requests.title(item.count)}
          actions={<Go to="/requests">{words.requests.go}</Go>}
        >
          {words.requests.text}
        </Row>
      )
    case 'password-only':
      return (
        <Row
          icon={IconShieldX}
          tone="warn"
          title={words.passwordOnly.title(item.people)}
          actions={
            <>
              <Go to="/people" search={{ secondFactor: 'no', state: 'active' }}>
                {words.passwordOnly.show(item.people)}
              </Go>
              <Button
                variant="subtle"
                size="compact-sm"
                renderRoot={props => <Link to="/settings/sign-in-rules" {...props} />}
              >
                {words.passwordOnly.demand}
              </Button>
            </>
          }
        >
          {item.managers === 0 ? words.passwordOnly.noManagers : words.passwordOnly.managers(item.managers)}
        </Row>
      )
    case 'failed-sign-ins':
      return (
        <Row
          icon={IconClockPause}
          tone={item.gotIn && !item.allUnknown ? 'bad' : 'warn'}
          title={words.failed.title(item.count, item.address)}
          actions={
            <>
              <Go to="/audit" search={{ address: item.address }}>
                {words.failed.go}
              </Go>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={onDismiss}>
                {words.dismiss}
              </Button>
            </>
          }
        >
          {item.allUnknown && `${words.failed.unknown} `}
          {words.failed.last(printDay(item.lastAt))} {item.gotIn ? words.failed.gotIn : words.failed.keptOut}
        </Row>
      )
    case 'services-alone':
    default:
      return (
        <Row
          icon={IconRobot}
          tone="warn"
          title={words.services.title(item.count)}
          actions={
            <Go to="/settings/service-accounts" search={{ show: 'alone' }}>
              {words.services.show(item.count)}
            </Go>
          }
        >
          {words.services.text(item.count)}
        </Row>
      )
  }
}

/** What somebody should see to; nothing is shown while there is nothing. */
export function Attention({ attention: { items, dismiss, restore } }: { attention: ReturnType<typeof useAttention> }) {
  if (items.length === 0) return null
  return (
    <Panel title={words.title} right={words.order}>
      <ul className="rows attention">
        {items.map(item => (
          <Item
            key={JSON.stringify(item)}
            item={item}
            onDismiss={() => {
              dismiss(item)
              sayDone(words.dismissed, async () => restore(item))
            }}
          />
        ))}
      </ul>
    </Panel>
  )
}
