import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Avatar } from '../parts/picture.tsx'
import { Badge } from '../parts/status.tsx'
import { printDay } from '../parts/dates.ts'
import { stateWords } from '../parts/words.ts'
import { useMay, useSession } from '../shell/session.ts'
import { PersonActions } from './person-actions.tsx'
import { PersonAppPasswords } from './person-app-passwords.tsx'
import { PersonApps } from './person-apps.tsx'
import { PersonFields } from './person-fields.tsx'
import { PersonGroups } from './person-groups.tsx'
import { PersonIdentity } from './person-identity.tsx'
import { PersonPassword } from './person-password.tsx'
import { PersonServices } from './person-services.tsx'
import { PersonPhoto } from './person-photo.tsx'
import { PersonTrash } from './person-trash.tsx'
import { PersonUnix } from './person-unix.tsx'
import { mayActOn } from './roles-to-give.ts'

const route = getRouteApi('/people/$userId')

export function PersonPage() {
  const { userId } = route.useParams()
  const { user: me } = useSession()
  const may = useMay()
  const query = useQuery(queries.user(userId))
  return (
    <Loaded query={query} what="person">
      {user => {
        const mayChange = user.managedBy === null && user.state !== 'trashed' && mayActOn(me.role, user.role)
        return (
          <>
            <PageHead
              title={user.displayName}
              crumbs={[{ to: '/people', name: 'People' }]}
              picture={<Avatar name={user.displayName} picture={user.picture} large />}
              badges={
                <>
                  <Badge tone={user.state === 'active' ? 'ok' : user.state === 'invited' ? 'accent' : 'bad'}>
                    {stateWords[user.state]}
                  </Badge>
                  {user.managedBy !== null && <Badge>Kept in {user.managedBy}</Badge>}
                </>
              }
              lead={[user.username, user.email, `added ${printDay(user.createdAt)}`].filter(Boolean).join(' · ')}
              actions={<PersonActions user={user} />}
            />
            <div className="stack">
              <PersonTrash user={user} mayChange={user.managedBy === null && mayActOn(me.role, user.role)} />
              <div className="grid g-main">
                <div className="stack">
                  <PersonApps user={user} />
                  {may('listServiceAccounts') && <PersonServices user={user} />}
                  <PersonPassword user={user} mayChange={mayChange} />
                  {(user.id === me.id || mayActOn(me.role, user.role)) && <PersonAppPasswords user={user} />}
                  <PersonUnix key={user.id} user={user} mayChange={mayChange} />
                </div>
                <div className="stack">
                  <PersonIdentity key={user.id} user={user} mayChange={mayChange} />
                  <PersonPhoto
                    key={`photo ${user.id}`}
                    user={user}
                    mayChange={user.state !== 'trashed' && (user.id === me.id || mayActOn(me.role, user.role))}
                  />
                  <PersonFields key={`fields ${user.id}`} user={user} mayChange={mayChange} />
                  <PersonGroups user={user} mayChange={mayChange} />
                </div>
              </div>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
