import { type ServiceAccount, type ServiceToken, usableScopes } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { apiTokenColumns } from '../settings/api-token-columns.tsx'
import { EndToken } from '../settings/end-token.tsx'
import { NewToken } from '../settings/new-token.tsx'
import { TokenTable } from '../settings/token-table.tsx'
import { t } from '../texts/index.ts'
import { staleServices } from './stale-services.ts'

const words = t.serviceAccounts.tokens

/** With what the machine uses the API. */
export function ServiceTokens({ service }: { service: ServiceAccount }) {
  const query = useQuery(queries.serviceTokens(service.id))
  const [making, { open, close }] = useDisclosure()
  const [ending, setEnding] = useState<ServiceToken | null>(null)
  const params = { id: service.id }
  const add = (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={open}>
      {words.add}
    </Button>
  )
  return (
    <Panel title={words.title} right={query.data?.items.length !== 0 && add}>
      <Loaded query={query} what={words.what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconKey} title={words.none} action={add}>
              {words.noneText}
            </Empty>
          ) : (
            <TokenTable
              tokens={items}
              about={token => words.made(printMoment(token.createdAt))}
              columns={apiTokenColumns}
              onEnd={setEnding}
            />
          )
        }
      </Loaded>
      <NewToken
        opened={making}
        onClose={close}
        usable={usableScopes(service.role)}
        onMake={async body => {
          const made = await api.createServiceToken({ params, body })
          await staleServices()
          return made
        }}
      />
      {ending && (
        <EndToken
          token={ending}
          onEnd={async () => {
            await api.deleteServiceToken({ params: { ...params, tokenId: ending.id } })
            await staleServices()
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </Panel>
  )
}
