import { decideFor, usualPresence } from '#access'
import type { User } from '#directory'
import type { LdapSeen } from '#ldapd'
import type { Finding } from './finding.ts'
import { namesPerson } from './filter-names.ts'
import { nameWatched } from './plan.ts'
import { attention, failed, passed, shown, type Reading } from './reading.ts'

/** RFC 4511 Appendix A. */
const codes = {
  success: 0,
  sizeLimitExceeded: 4,
  strongerAuthRequired: 8,
  confidentialityRequired: 13,
  noSuchObject: 32,
  invalidCredentials: 49,
} as const

/** What an app does at the directory server, in words; nothing of what is about somebody else. */
export function readLdap(reading: Reading, seen: LdapSeen): Finding[] {
  if (seen.kind === 'bind') return readBind(reading, seen)
  if (seen.kind === 'search' && seen.appId === reading.app.id) return readSearch(reading, seen)
  return []
}

const bindDnOf = ({ app, memory }: Reading): string => {
  const [view] = memory.settings().directoryServer.views
  return view === undefined ? '' : `cn=${app.name},ou=apps,${view.base}`
}

function readBind(reading: Reading, seen: LdapSeen): Finding[] {
  const { app, setting } = reading
  const { title } = app
  const step = 'ldap.bound'
  const how = seen.encrypted ? 'over TLS' : 'without TLS'
  const tries = `${shown(seen.target)}, ${how}, from ${seen.address}`
  if (seen.namedApp === null) return isMistyped(reading, seen) ? [mistyped(reading, tries)] : []
  if (seen.namedApp !== app.id) return []
  const { resultCode } = seen
  if (resultCode === codes.success) return [passed(reading, step, tries)]
  if (resultCode === codes.confidentialityRequired || resultCode === codes.strongerAuthRequired)
    return [
      failed(
        step,
        `${title} came without TLS`,
        `${tries}. Passwords are not taken where others can read them.`,
        `Set ${setting('ldapUrl')} to ldaps:// and the port of LDAPS, or switch on StartTLS in ${title}.`,
      ),
    ]
  if (resultCode !== codes.invalidCredentials)
    return [
      failed(step, `${title} could not sign in to the directory server`, `${tries}. ${shown(seen.message)}`, null),
    ]
  if (!app.enabled) return [failed(step, `${title} is switched off`, tries, 'Switch the app on in its settings here.')]
  return [
    failed(
      step,
      `${title} has a wrong bind password`,
      tries,
      `Make another LDAP secret for this app here, and paste it as ${setting('bindPassword')}.`,
    ),
  ]
}

/** A DN that leads nowhere and has the app's own name in it. Any other may be somebody's, and is not shown. */
function isMistyped({ app }: Reading, { namedUser, resultCode, target }: LdapSeen): boolean {
  if (namedUser !== null || resultCode !== codes.invalidCredentials) return false
  const [, leading = ''] = /^\s*[\w.-]+\s*=\s*([^,+]*)/.exec(target) ?? []
  return leading.trim().toLowerCase() === app.name
}

const mistyped = (reading: Reading, tries: string): Finding =>
  failed(
    'ldap.bound',
    `${reading.app.title} came with a wrong bind DN`,
    `${tries}. There is no such entry.`,
    `Set ${reading.setting('bindDn')} to ${bindDnOf(reading)}.`,
  )

/** Attributes of people's groups, and of groups' people. */
const ofGroups = /\((?:member|uniquemember|memberuid)=|\(objectclass=(?:group|groupof\w+|posixgroup)\)/i

function readSearch(reading: Reading, seen: LdapSeen): Finding[] {
  const { memory, test } = reading
  const user = memory.people.find(test.user)
  const { filter } = seen
  if (user === undefined || filter === null) return []
  const names = [user.username, user.email, user.displayName].filter(name => name !== null)
  const isMine = seen.userId === test.user || namesPerson(filter, names) || namesPerson(`(base=${seen.target})`, names)
  if (!isMine) return []
  const count = seen.entriesSent ?? 0
  const asked = `Base ${shown(seen.target)}, filter ${shown(filter)}, found ${count}`
  const asksGroups = seen.attributes.some(name => /^memberof$/i.test(name))
  if (ofGroups.test(filter)) return [passed(reading, 'ldap.groups', asked)]
  const groups = asksGroups && count > 0 ? [passed(reading, 'ldap.groups', 'By memberOf')] : [noGroupsYet(reading)]
  // Bound as the person, it reads what it has found before.
  if (seen.userId === test.user) return asksGroups && count > 0 ? groups : []
  return [searched(reading, seen, user, asked), ...groups]
}

const noGroupsYet = ({ app: { title } }: Reading): Finding => ({
  ...attention(
    'ldap.groups',
    `${title} has not asked for groups yet`,
    null,
    `If ${title} should know them, let it read memberOf of people, or search the groups for their members.`,
  ),
  onlyFirst: true,
})

function searched(reading: Reading, seen: LdapSeen, user: User, asked: string): Finding {
  const { app, memory, at, setting } = reading
  const { title } = app
  const step = 'ldap.searched'
  const who = nameWatched(reading.test, memory)
  const whom = who ?? 'you'
  if (seen.resultCode === codes.noSuchObject)
    return failed(
      step,
      `${title} searches where nothing is`,
      asked,
      `Set ${setting('searchBase')} to ${bindDnOf(reading)}, or to the people below it.`,
    )
  if (seen.resultCode !== codes.success && seen.resultCode !== codes.sizeLimitExceeded)
    return failed(step, `${title} was refused its search`, `${asked}. ${shown(seen.message)}`, null)
  if (seen.entriesSent === 0) {
    const { allowed } = decideFor(memory, user, app, at, usualPresence(user))
    return allowed
      ? failed(
          step,
          `${title} searched for ${whom} and found nobody`,
          asked,
          `Compare ${setting('filter')} with the filter in the configuration of this app here: it looks at other attributes, or for another kind of entry.`,
        )
      : failed(
          step,
          `${title} searched for ${whom} and found nobody`,
          `${asked}. ${who ?? 'You'} may not open ${title}, and its tree has only people who may.`,
          `Open the app to ${whom}, or to a group ${who === null ? 'you are' : 'they are'} in.`,
        )
  }
  if ((seen.entriesSent ?? 0) > 1)
    return attention(
      step,
      `${title} searched for ${whom} and found ${seen.entriesSent ?? 0}`,
      asked,
      `Most apps take the first, or nobody. Make ${setting('filter')} narrower.`,
    )
  return passed(reading, step, asked)
}
