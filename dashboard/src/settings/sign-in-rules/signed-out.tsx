import type { FactorDemand, SignedOutPage } from '@doorward/contract'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Note } from '../../parts/note.tsx'
import { PageRange, Pager, useCursors } from '../../parts/pager.tsx'
import { Avatar } from '../../parts/picture.tsx'
import { t } from '../../texts/index.ts'

const words = t.signInRules.signedOut

const limit = 20

function WhoIsSignedOut({ demand, onClose }: { demand: FactorDemand; onClose: () => void }) {
  const cursors = useCursors(JSON.stringify(demand))
  const query = useQuery(queries.signedOut(demand, { cursor: cursors.cursor, limit }))
  return (
    <Modal opened onClose={onClose} title={words.who}>
      <Loaded query={query} what={words.people}>
        {page => (
          <>
            <ul className="rows">
              {page.items.map(({ id, displayName, username }) => (
                <li key={id}>
                  <Avatar name={displayName} />
                  <span>
                    <Link to="/people/$userId" params={{ userId: id }}>
                      {displayName}
                    </Link>
                    <small>{username}</small>
                  </span>
                </li>
              ))}
            </ul>
            <div className="list-end">
              <PageRange page={page} limit={limit} cursors={cursors} />
              <Pager page={page} cursors={cursors} />
            </div>
          </>
        )}
      </Loaded>
    </Modal>
  )
}

const explain = (total: number, includesYou: boolean): string => {
  if (!includesYou) return total === 1 ? words.one : words.many
  return total === 1 ? words.you : words.youToo
}

/** What saving does to people, the one who saves among them. */
export function SignedOutNote({ demand, page }: { demand: FactorDemand; page: SignedOutPage }) {
  const [shown, { open, close }] = useDisclosure()
  const { total, includesYou } = page
  if (total === 0) return null
  return (
    <div aria-live="polite">
      <Note
        tone="warn"
        title={words.title(total)}
        answers={
          <Button variant="default" size="compact-sm" onClick={open}>
            {words.seeWho}
          </Button>
        }
      >
        {explain(total, includesYou)}
      </Note>
      {shown && <WhoIsSignedOut demand={demand} onClose={close} />}
    </div>
  )
}
