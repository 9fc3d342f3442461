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
import { countPeople } from '../../parts/words.ts'

const limit = 20

function WhoIsSignedOut({ demand, onClose }: { demand: FactorDemand; onClose: () => void }) {
  const cursors = useCursors(JSON.stringify(demand))
  const query = useQuery(queries.signedOut(demand, { cursor: cursors.cursor, limit }))
  return (
    <Modal opened onClose={onClose} title="Who would be signed out">
      <Loaded query={query} what="people">
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
  if (!includesYou)
    return total === 1
      ? 'They have no second factor, and will be asked to set up a passkey or authenticator app.'
      : 'They have no second factor. Each will be asked to set up a passkey or authenticator app.'
  const who = total === 1 ? 'It is you: you have no second factor.' : 'You are one of them: you have no second factor.'
  return `${who} You sign in again, and set up a passkey or authenticator app before anything opens.`
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
        title={`Saving signs out ${countPeople(total)} now`}
        answers={
          <Button variant="default" size="compact-sm" onClick={open}>
            See who
          </Button>
        }
      >
        {explain(total, includesYou)}
      </Note>
      {shown && <WhoIsSignedOut demand={demand} onClose={close} />}
    </div>
  )
}
