import type { ServiceAccount, UserState } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Badge } from '../parts/status.tsx'
import { t } from '../texts/index.ts'
import { ServiceActions } from './service-actions.tsx'
import { ServiceFacts } from './service-facts.tsx'
import { ServiceSecrets } from './service-secrets.tsx'
import { ServiceTokens } from './service-tokens.tsx'

const words = t.serviceAccounts

const route = getRouteApi('/settings/service-accounts/$serviceId')

const standing: Record<UserState, (name: string) => string> = words.alone.contact

/** The account goes on; somebody has to decide whether it should. */
function Alone({ service: { contact, disabled } }: { service: ServiceAccount }) {
  if (contact?.state === 'active' || disabled) return null
  return (
    <Note tone="warn" title={words.alone.title}>
      {contact === null ? words.alone.erased : standing[contact.state](contact.name)} {words.alone.text}
    </Note>
  )
}

export function ServicePage() {
  const { serviceId } = route.useParams()
  const query = useQuery(queries.serviceAccount(serviceId))
  return (
    <Loaded query={query} what={words.whatOne} page={{ to: '/settings/service-accounts', name: words.title }}>
      {service => (
        <>
          <PageHead
            title={service.name}
            crumbs={[{ to: '/settings/service-accounts', name: words.title }]}
            badges={
              <>
                <Badge tone={service.disabled ? 'bad' : 'ok'}>
                  {service.disabled ? words.disabled : words.enabled}
                </Badge>
                {service.managedBy !== null && <Badge>{t.parts.keptIn(service.managedBy)}</Badge>}
              </>
            }
            lead={service.lastUsedAt === null ? words.unused : words.lastUsed(printMoment(service.lastUsedAt))}
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
