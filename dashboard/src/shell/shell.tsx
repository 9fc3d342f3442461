import { ActionIcon, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { queries } from '../api/queries.ts'
import { useLive } from '../live/use-live.ts'
import { Refusal } from '../api/refusal.ts'
import { Failure } from '../parts/failure.tsx'
import { t } from '../texts/index.ts'
import { NoAdmin } from './no-admin.tsx'
import { AbovePage } from './above-page.tsx'
import { Keyboard } from './keyboard.tsx'
import { Navigation } from './navigation.tsx'
import { PhoneTop } from './phone-top.tsx'
import { SessionContext } from './session.ts'

/** The frame round every page. Without a session the browser is on its way to the sign-in page. */
export function Shell() {
  const { data: session, error, refetch } = useQuery(queries.session())
  useLive(session?.user.id)
  const [opened, { open, close }] = useDisclosure()
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
        <Drawer
          opened={opened}
          onClose={close}
          position="left"
          size={312}
          withCloseButton={false}
          padding={0}
          attributes={{ content: { 'aria-label': t.shell.navigation } }}
          styles={{ content: { background: 'var(--sunken)' }, body: { height: '100%' } }}
        >
          <ActionIcon
            className="close-nav"
            variant="subtle"
            color="gray"
            size={44}
            onClick={close}
            aria-label={t.shell.close}
          >
            <IconX size={20} stroke={1.75} />
          </ActionIcon>
          <Navigation inDrawer />
        </Drawer>
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
