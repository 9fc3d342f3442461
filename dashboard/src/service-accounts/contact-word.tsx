import type { ServiceAccount } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Status } from '../parts/status.tsx'
import { stateWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'

/** Who looks after a machine, and a clear mark when they no longer can. */
export function ContactWord({ contact }: Pick<ServiceAccount, 'contact'>) {
  if (contact === null) return <Status tone="warn">{t.serviceAccounts.contact.nobody}</Status>
  return (
    <>
      <Link to="/people/$userId" params={{ userId: contact.id }}>
        {contact.name}
      </Link>
      {contact.state !== 'active' && (
        <small>
          <Status tone="warn">{stateWords[contact.state]}</Status>
        </small>
      )}
    </>
  )
}
