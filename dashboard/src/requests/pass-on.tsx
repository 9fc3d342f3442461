import type { AccessRequestDetails } from '@doorward/contract'
import { Button, Menu } from '@mantine/core'
import { IconArrowForwardUp } from '@tabler/icons-react'
import type { UseMutationResult } from '@tanstack/react-query'
import { t } from '../texts/index.ts'

const words = t.requests.pass

/** Gives the request to somebody else who decides about the app; nothing where nobody else does. */
export function PassOn({
  request: { others },
  passing,
  disabled,
}: {
  request: AccessRequestDetails
  passing: UseMutationResult<unknown, Error, { id: string; name: string }>
  disabled: boolean
}) {
  if (others.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          className="pass-on"
          variant="subtle"
          leftSection={<IconArrowForwardUp size={16} aria-hidden />}
          loading={passing.isPending}
          disabled={disabled}
        >
          {words.action}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="pass-to" aria-label={words.to}>
        {others.map(person => (
          <Menu.Item key={person.id} onClick={() => passing.mutate(person)}>
            {person.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
