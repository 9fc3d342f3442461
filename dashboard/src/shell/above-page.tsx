import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'
import { useReached } from '../api/reach.ts'
import { useLongWork } from '../parts/long-work.ts'
import { t } from '../texts/index.ts'
import { useSession } from './session.ts'

const words = t.shell

const againMs = 3000

/** Asks until the server answers, and then for everything that is on screen. */
function Unreached() {
  const client = useQueryClient()
  useEffect(() => {
    const timer = setInterval(() => void api.getSession().catch(() => undefined), againMs)
    return () => {
      clearInterval(timer)
      void client.invalidateQueries()
    }
  }, [client])
  return (
    <p className="above-page warn" role="status">
      <IconPlugConnectedX size={17} stroke={1.75} aria-hidden />
      {words.offline}
    </p>
  )
}

/** The scripts here are of another version than the server; pages that are still to be loaded may be gone. */
function Updated() {
  return (
    <div className="above-page" role="status">
      <IconRefresh size={17} stroke={1.75} aria-hidden />
      {words.newVersion.title}
      <Button variant="default" size="compact-sm" onClick={() => window.location.reload()}>
        {words.newVersion.load}
      </Button>
    </div>
  )
}

/** What this browser does for somebody who has gone on to another page, or has done. */
function Elsewhere() {
  const work = useLongWork()
  const { pathname } = useLocation()
  if (work === undefined || work.to === pathname) return null
  return (
    <div className="above-page" role="status">
      {work.isRunning ? (
        <Loader size={15} aria-hidden />
      ) : work.hasFailed ? (
        <IconAlertTriangle size={17} stroke={1.75} aria-hidden />
      ) : (
        <IconCheck size={17} stroke={1.75} aria-hidden />
      )}
      {work.says}
      <Button
        variant="default"
        size="compact-sm"
        renderRoot={props => (
          <Link to={work.to} {...props}>
            {words.lookAtIt}
          </Link>
        )}
      />
    </div>
  )
}

/** What concerns every page, and goes by itself. */
export function AbovePage() {
  const reached = useReached()
  const { version } = useSession()
  const [first] = useState(version)
  return (
    <>
      {!reached && <Unreached />}
      {reached && version !== first && <Updated />}
      <Elsewhere />
    </>
  )
}
