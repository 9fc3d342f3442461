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
  const { app, setting, said } = reading
  const { ldap } = said
  const { title } = app
  const step = 'ldap.bound'
  const tries = (seen.encrypted ? ldap.overTls : ldap.withoutTls)(shown(seen.target), seen.address)
  if (seen.namedApp === null) return isMistyped(reading, seen) ? [mistyped(reading, tries)] : []
  if (seen.namedApp !== app.id) return []
  const { resultCode } = seen
  if (resultCode === codes.success) return [passed(reading, step, tries)]
  if (resultCode === codes.confidentialityRequired || resultCode === codes.strongerAuthRequired)
    return [failed(step, ldap.noTls(title), `${tries}. ${ldap.noTlsDetail}`, ldap.noTlsFix(setting('ldapUrl'), title))]
  if (resultCode !== codes.invalidCredentials)
    return [failed(step, ldap.noBind(title), `${tries}. ${shown(seen.message)}`, null)]
  if (!app.enabled) return [failed(step, said.offTitle(title), tries, said.offFix)]
  return [failed(step, ldap.wrongPassword(title), tries, ldap.wrongPasswordFix(setting('bindPassword')))]
}

/** A DN that leads nowhere and has the app's own name in it. Any other may be somebody's, and is not shown. */
function isMistyped({ app }: Reading, { namedUser, resultCode, target }: LdapSeen): boolean {
  if (namedUser !== null || resultCode !== codes.invalidCredentials) return false
  const [, leading = ''] = /^\s*[\w.-]+\s*=\s*([^,+]*)/.exec(target) ?? []
  return leading.trim().toLowerCase() === app.name
}

function mistyped(reading: Reading, tries: string): Finding {
  const { ldap } = reading.said
  return failed(
    'ldap.bound',
    ldap.wrongDn(reading.app.title),
    `${tries}. ${ldap.noEntry}`,
    ldap.wrongDnFix(reading.setting('bindDn'), bindDnOf(reading)),
  )
}

/** Attributes of people's groups, and of groups' people. */
const ofGroups = /\((?:member|uniquemember|memberuid)=|\(objectclass=(?:group|groupof\w+|posixgroup)\)/i

function readSearch(reading: Reading, seen: LdapSeen): Finding[] {
  const { memory, test, said } = reading
  const user = memory.people.find(test.user)
  const { filter } = seen
  if (user === undefined || filter === null) return []
  const names = [user.username, user.email, user.displayName].filter(name => name !== null)
  const isMine = seen.userId === test.user || namesPerson(filter, names) || namesPerson(`(base=${seen.target})`, names)
  if (!isMine) return []
  const count = seen.entriesSent ?? 0
  const asked = said.ldap.search(shown(seen.target), shown(filter), String(count))
  const asksGroups = seen.attributes.some(name => /^memberof$/i.test(name))
  if (ofGroups.test(filter)) return [passed(reading, 'ldap.groups', asked)]
  const groups =
    asksGroups && count > 0 ? [passed(reading, 'ldap.groups', said.ldap.byMemberOf)] : [noGroupsYet(reading)]
  // Bound as the person, it reads what it has found before.
  if (seen.userId === test.user) return asksGroups && count > 0 ? groups : []
  return [searched(reading, seen, user, asked), ...groups]
}

const noGroupsYet = ({ app: { title }, said: { ldap } }: Reading): Finding => ({
  ...attention('ldap.groups', ldap.noGroups(title), null, ldap.noGroupsFix(title)),
  onlyFirst: true,
})

function searched(reading: Reading, seen: LdapSeen, user: User, asked: string): Finding {
  const { app, memory, at, setting } = reading
  const { ldap } = reading.said
  const { title } = app
  const step = 'ldap.searched'
  const who = nameWatched(reading.test, memory, reading.said)
  const foundNobody = who === null ? ldap.foundNobody(title) : ldap.foundNobodyOf(title, who)
  if (seen.resultCode === codes.noSuchObject)
    return failed(step, ldap.nothingThere(title), asked, ldap.nothingThereFix(setting('searchBase'), bindDnOf(reading)))
  if (seen.resultCode !== codes.success && seen.resultCode !== codes.sizeLimitExceeded)
    return failed(step, ldap.refused(title), `${asked}. ${shown(seen.message)}`, null)
  if (seen.entriesSent === 0) {
    const { allowed } = decideFor(memory, user, app, at, usualPresence(user))
    return allowed
      ? failed(step, foundNobody, asked, ldap.filterFix(setting('filter')))
      : failed(
          step,
          foundNobody,
          `${asked}. ${who === null ? ldap.mayNot(title) : ldap.mayNotOf(who, title)}`,
          who === null ? ldap.mayNotFix : ldap.mayNotFixOf(who),
        )
  }
  if ((seen.entriesSent ?? 0) > 1) {
    const found = String(seen.entriesSent ?? 0)
    const head = who === null ? ldap.foundMany(title, found) : ldap.foundManyOf(title, who, found)
    return attention(step, head, asked, ldap.foundManyFix(setting('filter')))
  }
  return passed(reading, step, asked)
}
