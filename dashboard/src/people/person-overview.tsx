import { useMay, useSession } from '../shell/session.ts'
import { PersonAppPasswords } from './person-app-passwords.tsx'
import { PersonApps } from './person-apps.tsx'
import { PersonAsked } from './person-asked.tsx'
import { PersonFields } from './person-fields.tsx'
import { PersonGroups } from './person-groups.tsx'
import { PersonIdentity } from './person-identity.tsx'
import { PersonInvitation } from './person-invitation.tsx'
import { PersonPassword } from './person-password.tsx'
import { PersonPhoto } from './person-photo.tsx'
import { PersonRecent } from './person-recent.tsx'
import { PersonServices } from './person-services.tsx'
import { PersonSessions } from './person-sessions.tsx'
import { PersonTrash } from './person-trash.tsx'
import { PersonUnix } from './person-unix.tsx'
import { mayActOn } from './roles-to-give.ts'
import { usePerson } from './use-person.ts'

/** What a person can open, where they are signed in, and who they are. */
export function PersonOverview() {
  const user = usePerson()
  const { user: me } = useSession()
  const may = useMay()
  const mayChange = user.managedBy === null && user.state !== 'trashed' && mayActOn(me.role, user.role)
  return (
    <div className="stack">
      <PersonAsked user={user} />
      <PersonTrash user={user} mayChange={user.managedBy === null && mayActOn(me.role, user.role)} />
      <div className="grid g-main">
        <div className="stack">
          <PersonApps user={user} />
          <PersonSessions user={user} />
          {may('listAudit') && <PersonRecent user={user} />}
          {may('listServiceAccounts') && <PersonServices user={user} />}
          {user.state === 'invited' ? (
            <PersonInvitation user={user} mayChange={mayChange} />
          ) : (
            <PersonPassword user={user} mayChange={mayChange} />
          )}
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
  )
}
