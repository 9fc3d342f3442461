import type { ServiceAccount, UserState } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Badge } from '../parts/status.tsx'
import { ServiceActions } from './service-actions.tsx'
import { ServiceFacts } from './service-facts.tsx'
import { ServiceSecrets } from './service-secrets.tsx'
import { ServiceTokens } from './service-tokens.tsx'

const route = getRouteApi('/settings/service-accounts/$serviceId')

const standing: Record<UserState, string> = {
  active: 'can sign in',
  disabled: 'is disabled',
  gone: 'is gone from their directory',
  expired: 'has expired',
  invited: 'has not signed in yet',
  trashed: 'is in the trash',
}

/** The account goes on; somebody has to decide whether it should. */
function Alone({ service: { contact, disabled } }: { service: ServiceAccount }) {
  if (contact?.state === 'active' || disabled) return null
  return (
    <Note tone="warn" title="Nobody looks after it">
      {contact === null ? 'Its contact was erased.' : `${contact.name} ${standing[contact.state]}.`} It goes on all the
      same. Choose another contact, or disable it.
    </Note>
  )
}

export function ServicePage() {
  const { serviceId } = route.useParams()
  const query = useQuery(queries.serviceAccount(serviceId))
  return (
    <Loaded query={query} what="service account">
      {service => (
        <>
          <PageHead
            title={service.name}
            crumbs={[{ to: '/settings/service-accounts', name: 'Service accounts' }]}
            badges={
              <>
                <Badge tone={service.disabled ? 'bad' : 'ok'}>{service.disabled ? 'Disabled' : 'Enabled'}</Badge>
                {service.managedBy !== null && <Badge>Kept in {service.managedBy}</Badge>}
              </>
            }
            lead={service.lastUsedAt === null ? 'Not used yet' : `Last used ${printMoment(service.lastUsedAt)}`}
            actions={<ServiceActions service={service} />}
          />
          <div className="stack">
            <Alone service={service} />
            <div className="grid g-main">
              <div className="stack">
                <ServiceTokens service={service} />
                <ServiceSecrets service={service} />
              </div>
              <ServiceFacts key={service.id} service={service} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}
