import type { RegistrationToken } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAppWindow, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget, queries } from '../../api/queries.ts'
import { printFull, printMoment } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { EndToken } from '../end-token.tsx'
import { type TokenColumn, TokenTable } from '../token-table.tsx'
import { NewRegistrationToken } from './new-registration-token.tsx'
import { RegistrationSwitch } from './registration-switch.tsx'
import { t } from '../../texts/index.ts'

const words = t.tokens

const columns: readonly TokenColumn<RegistrationToken>[] = [
  {
    title: words.ends,
    of: ({ expiresAt }) => <span title={printFull(expiresAt)}>{printMoment(expiresAt)}</span>,
  },
]

/** Whether apps may add themselves, and the tokens with which they do. */
export function RegistrationPage() {
  const settings = useQuery(queries.settings())
  const tokens = useQuery(queries.registrationTokens())
  const [making, { open, close }] = useDisclosure()
  const [ending, setEnding] = useState<RegistrationToken | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {words.make}
    </Button>
  )
  return (
    <>
      <Loaded query={settings} what={t.settings.general.what}>
        {found => <RegistrationSwitch settings={found} />}
      </Loaded>
      <Loaded query={tokens} what={words.registration.what}>
        {({ items }) => (
          <Panel title={words.registration.title} right={items.length > 0 && add}>
            {items.length === 0 ? (
              <Empty icon={IconAppWindow} title={words.registration.none} action={add}>
                {words.registration.noneText}
              </Empty>
            ) : (
              <TokenTable
                tokens={items}
                about={token => words.made(printMoment(token.createdAt))}
                columns={columns}
                onEnd={setEnding}
              />
            )}
          </Panel>
        )}
      </Loaded>
      <NewRegistrationToken opened={making} onClose={close} />
      {ending && (
        <EndToken
          token={ending}
          onEnd={async () => {
            await api.deleteRegistrationToken({ params: { id: ending.id } })
            await forget('registration-tokens')
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}
