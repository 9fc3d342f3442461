import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { queries } from '../api/queries.ts'
import { useLive } from '../live/use-live.ts'
import { Refusal } from '../api/refusal.ts'
import { Failure } from '../parts/failure.tsx'
import { useEver } from '../parts/use-ever.ts'
import { t } from '../texts/index.ts'
import { NoAdmin } from './no-admin.tsx'
import { AbovePage } from './above-page.tsx'
import { Keyboard } from './keyboard.tsx'
import { Navigation } from './navigation.tsx'
import { PhoneTop } from './phone-top.tsx'
import { SessionContext } from './session.ts'

const PhoneNavigation = lazy(async () => ({ default: (await import('./phone-navigation.tsx')).PhoneNavigation }))

/** The frame round every page. Without a session the browser is on its way to the sign-in page. */
export function Shell() {
  const { data: session, error, refetch } = useQuery(queries.session())
  useLive(session?.user.id)
  const [opened, { open, close }] = useDisclosure()
  const everOpened = useEver(opened)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const cameFrom = useRef(pathname)
  useEffect(() => {
    close()
    // After a navigation a screen reader starts at the new page, not at the link that is gone.
    if (cameFrom.current !== pathname) main.current?.focus()
    cameFrom.current = pathname
  }, [pathname, close])

  if (!session) {
    if (!error || (error instanceof Refusal && error.problem.status === 401)) return null
    return (
      <main className="main">
        <Failure error={error} what={t.shell.notOpened} onRetry={() => void refetch()} />
      </main>
    )
  }
  const isStaff = session.may.includes('listUsers')
  if (!isStaff && session.manages.length === 0) return <NoAdmin session={session} />
  // Who only manages groups has those pages and no others.
  if (!isStaff && !pathname.startsWith('/groups')) return <Navigate to="/groups" replace />
  return (
    <SessionContext value={session}>
      <Keyboard>
        <a className="skip" href="#main">
          {t.shell.skip}
        </a>
        <PhoneTop onOpen={open} opened={opened} />
        {everOpened && (
          <Suspense>
            <PhoneNavigation opened={opened} onClose={close} />
          </Suspense>
        )}
        <div className="shell">
          <Navigation />
          <main className="main" id="main" tabIndex={-1} ref={main}>
            <AbovePage />
            <Outlet />
          </main>
        </div>
      </Keyboard>
    </SessionContext>
  )
}
