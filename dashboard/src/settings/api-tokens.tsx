import { type ApiToken, usableScopes } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageRange, Pager, useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSession } from '../shell/session.ts'
import { apiTokenColumns } from './api-token-columns.tsx'
import { EndToken } from './end-token.tsx'
import { NewToken } from './new-token.tsx'
import { TokenTable } from './token-table.tsx'
import { t } from '../texts/index.ts'

const words = t.tokens

const limit = 50

/** Tokens with which scripts use the API: one's own, and for admins those of others. */
export function ApiTokens() {
  const { user: me } = useSession()
  const cursors = useCursors('tokens')
  const query = useQuery(queries.tokens({ cursor: cursors.cursor, limit }))
  const [making, { open, close }] = useDisclosure()
  const [ending, setEnding] = useState<ApiToken | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {words.make}
    </Button>
  )
  return (
    <Loaded query={query} what={words.what}>
      {page => {
        const isEmpty = page.total === 0
        const pager = !isEmpty && (
          <>
            <PageRange page={page} limit={limit} cursors={cursors} />
            <Pager page={page} cursors={cursors} />
          </>
        )
        return (
          <Panel title={words.title} right={!isEmpty && add} footer={pager}>
            {isEmpty ? (
              <Empty icon={IconKey} title={words.none} action={add}>
                {words.noneText}
              </Empty>
            ) : (
              <TokenTable
                tokens={page.items}
                about={token =>
                  token.user.id === me.id
                    ? words.yoursMade(printMoment(token.createdAt))
                    : words.madeOf(token.user.name, printMoment(token.createdAt))
                }
                columns={apiTokenColumns}
                onEnd={setEnding}
              />
            )}
            <NewToken
              opened={making}
              onClose={close}
              usable={usableScopes(me.role)}
              onMake={async body => {
                const made = await api.createToken({ body })
                await forget('tokens')
                return made
              }}
            />
            {ending && (
              <EndToken
                token={ending}
                onEnd={async () => {
                  await api.deleteToken({ params: { id: ending.id } })
                  await forget('tokens')
                }}
                onClose={() => setEnding(null)}
              />
            )}
          </Panel>
        )
      }}
    </Loaded>
  )
}
