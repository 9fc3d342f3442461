import type { Overview } from '@doorward/contract'
import { Button } from '@mantine/core'
import {
  IconArrowRight,
  IconBinaryTree2,
  IconLayoutGridAdd,
  IconPlus,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../shell/session.ts'
import { Attention } from './attention.tsx'

const today = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const number = new Intl.NumberFormat('en-GB')

interface NextCardProps {
  icon: Icon
  title: string
  text: string
  go: string
  to: '/people' | '/apps/add' | '/directory-server'
  search?: { add: true }
  done: boolean
}

function NextCard({ icon: Drawing, title, text, go, to, search, done }: NextCardProps) {
  return (
    <Link className="next-card" to={to} search={search ?? {}}>
      <Drawing size={22} stroke={1.75} aria-hidden />
      <b>{title}</b>
      <p>{text}</p>
      {done ? (
        <span className="done">
          <Status tone="ok">Done</Status>
        </span>
      ) : (
        <span className="go">
          {go} <IconArrowRight size={16} aria-hidden />
        </span>
      )}
    </Link>
  )
}

/** Three ways to begin; they stay until all are done. */
function NextSteps({ overview }: { overview: Overview }) {
  const may = useMay()
  return (
    <div className="grid g3">
      <NextCard
        icon={IconUserPlus}
        title="Add your people"
        text="Type them in, with a password made for them. Five minutes for a household."
        go="Add people"
        to="/people"
        search={{ add: true }}
        done={overview.people > 1}
      />
      {may('createApp') && (
        <NextCard
          icon={IconLayoutGridAdd}
          title="Connect your first app"
          text="Say how the app signs people in and who can open it, then copy the values into it."
          go="Add an app"
          to="/apps/add"
          done={overview.apps > 0}
        />
      )}
      {may('updateDirectoryServer') && (
        <NextCard
          icon={IconBinaryTree2}
          title="Serve apps that speak LDAP"
          text="Turn on the directory server, and apps that only know LDAP find your people."
          go="Turn on"
          to="/directory-server"
          done={overview.directoryServerOn}
        />
      )}
    </div>
  )
}

function Counts({ overview }: { overview: Overview }) {
  return (
    <dl className="stats">
      <div>
        <dt>People</dt>
        <dd>
          {number.format(overview.people)} <small>{number.format(overview.activePeople)} can sign in</small>
        </dd>
      </div>
      <div>
        <dt>Groups</dt>
        <dd>{number.format(overview.groups)}</dd>
      </div>
      <div>
        <dt>Apps</dt>
        <dd>{number.format(overview.apps)}</dd>
      </div>
      <div>
        <dt>Directory server</dt>
        <dd>{overview.directoryServerOn ? 'On' : 'Off'}</dd>
      </div>
    </dl>
  )
}

export function HomePage() {
  const overview = useQuery(queries.overview())
  const may = useMay()
  const begun = overview.data && overview.data.people > 1 && overview.data.apps > 0 && overview.data.directoryServerOn
  return (
    <>
      <PageHead
        title="Home"
        lead={`${today.format(new Date()).replace(',', '')}.${begun ? '' : ' Start anywhere; these stay here until they’re done.'}`}
        actions={
          <>
            {may('createApp') && (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} />}
                renderRoot={props => <Link to="/apps/add" {...props} />}
              >
                Add app
              </Button>
            )}
            <Button
              leftSection={<IconUserPlus size={16} />}
              renderRoot={props => <Link to="/people" search={{ add: true }} {...props} />}
            >
              Add person
            </Button>
          </>
        }
      />
      <Loaded query={overview} what="counts">
        {data => (
          <div className="stack">
            {!begun && <NextSteps overview={data} />}
            <Attention overview={data} />
            <Counts overview={data} />
          </div>
        )}
      </Loaded>
    </>
  )
}
