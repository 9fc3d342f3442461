import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useReached } from '../api/reach.ts'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PageGone } from '../routes/lazy-page.ts'
import { t } from '../texts/index.ts'

/** As browsers say that a part of the program is not there any more (Chromium, Firefox, Safari). */
const isGone = (error: unknown) =>
  error instanceof PageGone ||
  (error instanceof Error && /dynamically imported module|importing a module script failed/i.test(error.message))

/** The server is out of reach, which is said above the page. There is nothing here to lose once it is back. */
function Unfetched() {
  const reached = useReached()
  useEffect(() => {
    if (reached) window.location.reload()
  }, [reached])
  return <PageHead title={t.shell.notFetched} />
}

/** A page that could not be shown: out of reach, of a version that is gone, or for a fault of ours. */
export function Broken({ error }: Pick<ErrorComponentProps, 'error'>) {
  const [wasReached] = useState(useReached())
  if (isGone(error) && !wasReached) return <Unfetched />
  const words = isGone(error) ? t.shell.newVersion : t.shell.broken
  return (
    <>
      <PageHead title={words.title} />
      <Note
        tone={isGone(error) ? 'warn' : 'bad'}
        answers={
          <Button variant="default" size="compact-sm" onClick={() => window.location.reload()}>
            {isGone(error) ? t.shell.newVersion.load : t.shell.broken.reload}
          </Button>
        }
      >
        {words.text}
      </Note>
    </>
  )
}
