import type { Role } from '@doorward/contract'
import { Badge } from '../parts/status.tsx'
import { roleWords } from '../parts/words.ts'

/** Only what is not usual stands out. */
export function RoleWord({ role }: { role: Role }) {
  if (role === 'user') return <span className="ink2">{roleWords.user}</span>
  return <Badge {...(role === 'owner' ? { tone: 'accent' } : {})}>{roleWords[role]}</Badge>
}
