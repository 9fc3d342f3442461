import { type AuditTopic, auditTopics } from '@doorward/contract'
import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { topicWords } from './audit-words.ts'
import { t } from '../texts/index.ts'

const words = t.audit.filters

interface TopicFilterProps {
  topics: readonly AuditTopic[]
  onChange: (topics: AuditTopic[]) => void
}

/** What it is about; several at once. */
export function TopicFilter({ topics, onChange }: TopicFilterProps) {
  const toggle = (topic: AuditTopic) => onChange(auditTopics.filter(one => (one === topic) !== topics.includes(one)))
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className="filter" data-on={topics.length === 0 ? undefined : true}>
          {words.what}
          {topics.length > 0 && (
            <>
              : <b>{topics.map(topic => topicWords[topic]).join(', ')}</b>
            </>
          )}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange([])}>{words.anything}</Menu.Item>
        {auditTopics.map(topic => (
          <Menu.Item
            key={topic}
            onClick={() => toggle(topic)}
            rightSection={topics.includes(topic) && <IconCheck size={15} aria-label={words.chosen} />}
          >
            {topicWords[topic]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
