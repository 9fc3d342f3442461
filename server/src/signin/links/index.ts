import { createEmailChanges, type EmailChangeParts } from './email-changes.ts'
import { createInvitations, type InvitationParts } from './invitations.ts'
import { createPersonLinks, type PersonLinkParts } from './person-links.ts'
import { createResets, type ResetParts } from './resets.ts'

type Parts = PersonLinkParts & Omit<InvitationParts & ResetParts & EmailChangeParts, 'links'>

/** Links that are somebody's own and work once. */
export function createLinks(parts: Parts) {
  const links = createPersonLinks(parts)
  return {
    invitations: createInvitations({ ...parts, links }),
    passwordReset: createResets({ ...parts, links }),
    emailChange: createEmailChanges({ ...parts, links }),
  }
}
