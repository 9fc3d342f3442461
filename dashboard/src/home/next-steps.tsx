import type { Overview } from '@doorward/contract'
import { IconArrowRight, IconBinaryTree2, IconLayoutGridAdd, IconUserPlus, type Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Status } from '../parts/status.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.home.next

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
          <Status tone="ok">{words.done}</Status>
        </span>
      ) : (
        <span className="go">
          {go} <IconArrowRight size={16} aria-hidden />
        </span>
      )}
    </Link>
  )
}

/** Whether every way to begin was taken. */
export const hasBegun = ({ people, apps, directoryServerOn }: Overview): boolean =>
  people > 1 && apps > 0 && directoryServerOn

/** Three ways to begin; they stay until all are done. */
export function NextSteps({ overview }: { overview: Overview }) {
  const may = useMay()
  return (
    <div className="grid g3">
      <NextCard
        icon={IconUserPlus}
        title={words.people.title}
        text={words.people.text}
        go={words.people.go}
        to="/people"
        search={{ add: true }}
        done={overview.people > 1}
      />
      {may('createApp') && (
        <NextCard
          icon={IconLayoutGridAdd}
          title={words.app.title}
          text={words.app.text}
          go={words.app.go}
          to="/apps/add"
          done={overview.apps > 0}
        />
      )}
      {may('updateDirectoryServer') && (
        <NextCard
          icon={IconBinaryTree2}
          title={words.ldap.title}
          text={words.ldap.text}
          go={words.ldap.go}
          to="/directory-server"
          done={overview.directoryServerOn}
        />
      )}
    </div>
  )
}
