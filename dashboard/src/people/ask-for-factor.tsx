import type { FactorAsked, NotAsked } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.people.bulk.factor

const printNames = (people: readonly { name: string }[]) => listNames(people.map(({ name }) => name))

function LeftOut({ left }: Pick<FactorAsked, 'left'>) {
  const reasons = [...new Set(left.map(({ why }) => why))]
  const of = (reason: NotAsked) => left.filter(({ why }) => why === reason).map(({ user }) => user)
  return (
    <div>
      <b className="b">{words.left}</b>
      <ul className="plain-list">
        {reasons.map(reason => (
          <li key={reason} className="ink2">
            {printNames(of(reason))}: {words.why[reason]}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Consequence({ ask: { asked, left, mail } }: { ask: FactorAsked }) {
  const may = useMay()
  return (
    <>
      {mail ? (
        <p className="ink2">{asked.length > 0 ? words.consequence(printNames(asked)) : words.nobody}</p>
      ) : (
        <Note tone="warn">{words.noMail}</Note>
      )}
      {left.length > 0 && <LeftOut left={left} />}
      {may('getSignInRules') && (
        <p>
          <Link to="/settings/sign-in-rules">{words.demand}</Link>
        </p>
      )}
    </>
  )
}

interface AskForFactorProps {
  people: readonly { id: string }[]
  onClose: () => void
  onDone: () => void
}

/** Says who of the people would be asked for a second factor and who is left out, and asks them. */
export function AskForFactor({ people, onClose, onDone }: AskForFactorProps) {
  const users = people.map(({ id }) => id)
  const query = useQuery({
    queryKey: ['factor-ask', users],
    queryFn: () => api.askForSecondFactor({ body: { users } }),
    staleTime: 0,
    gcTime: 0,
  })
  const asking = useMutation({
    mutationFn: () => api.askForSecondFactor({ body: { users, apply: true } }),
    onSuccess: async ({ asked }) => {
      onDone()
      sayDone(words.done(asked.length))
      await forget('users', 'audit')
    },
  })
  const amount = query.data?.mail === true ? query.data.asked.length : 0
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <div className="form">
        <Failure error={asking.error} what={words.failed} focus />
        <Loaded query={query} what={words.what} rows={1}>
          {ask => <Consequence ask={ask} />}
        </Loaded>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.parts.cancel}
          </Button>
          {amount > 0 && (
            <Button loading={asking.isPending} onClick={() => asking.mutate()}>
              {words.submit(amount)}
            </Button>
          )}
        </Group>
      </div>
    </Modal>
  )
}
