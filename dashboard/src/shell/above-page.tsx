import { Button } from '@mantine/core'
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api/client.ts'
import { useReached } from '../api/reach.ts'
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
    <p className="above warn" role="status">
      <IconPlugConnectedX size={17} stroke={1.75} aria-hidden />
      {words.offline}
    </p>
  )
}

/** The scripts here are of another version than the server; pages that are still to be loaded may be gone. */
function Updated() {
  return (
    <div className="above" role="status">
      <IconRefresh size={17} stroke={1.75} aria-hidden />
      {words.newVersion.title}
      <Button variant="default" size="compact-sm" onClick={() => window.location.reload()}>
        {words.newVersion.load}
      </Button>
    </div>
  )
}

/** What concerns every page, and goes by itself. */
export function AbovePage() {
  const reached = useReached()
  const { version } = useSession()
  const [first] = useState(version)
  if (!reached) return <Unreached />
  return version === first ? null : <Updated />
}
