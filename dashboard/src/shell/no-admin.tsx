import type { Session } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Empty } from '../parts/empty.tsx'

/** For people who manage nothing. */
export function NoAdmin({ session }: { session: Session }) {
  return (
    <main className="main">
      <h1 className="visually-hidden">Dashboard</h1>
      <Empty
        icon={IconLock}
        title="The dashboard is for people who run this server"
        action={
          <Button component="a" href="/">
            Go to my apps
          </Button>
        }
      >
        You are signed in as {session.user.displayName}, and nothing is wrong with your account. Ask an admin of{' '}
        {session.organisation} if you should manage people or apps.
      </Empty>
    </main>
  )
}
