import { invalidField, Secret, type Millis, type PlainSentence } from '#ground'
import type { ExternalAttributes, ExternalSettings, GroupSearch } from '#directory'
import { usernameAttribute, withAnyName } from './filter.ts'
import { takeGroupSearch } from './group-search.ts'
import { type Note, GivenProperties } from './properties.ts'
import { scopes } from './scopes.ts'
import { readUrls } from './urls.ts'

/** What a file of CloverDX says, in our terms; what it leaves open is as the provider's preset has it. */
export interface CloverdxDraft {
  provider: 'activedirectory' | 'other'
  urls: string[]
  bindDn: string | null
  bindPassword: Secret | null
  policy: ExternalSettings['policy']
  userDnPattern: string | null
  userSearch: ExternalSettings['userSearch'] | null
  attributes: Partial<Pick<ExternalAttributes, 'username' | 'firstName' | 'lastName' | 'email' | 'groups'>>
  groupSearch: GroupSearch | null
  referrals: ExternalSettings['referrals'] | null
  recordsMax: number | null
  searchTimeout: Millis | null
  autoCreate: boolean
  /** The code of a group here. */
  defaultGroup: string | null
  /** Whether people without a directory, and people of this one, may sign in; null when the file does not say. */
  allowed: { local: boolean; directory: boolean } | null
  /** What was not taken over as it stands, and why. */
  notes: Note[]
}

const ldap = 'security.ldap.'
const domainsKey = 'security.authentication.allowed_domains'
const slowedDown = 'Wrong passwords are slowed down here for everybody alike.'
/** Keys of theirs that nothing here needs. */
const needless: Readonly<Record<string, PlainSentence>> = {
  [`${ldap}ctx_factory`]: 'This names a class of Java. Nothing here needs it.',
  'security.default_domain': 'Everybody signs in by their name here, wherever they come from.',
  'security.lockout.login.attempts': slowedDown,
  'security.lockout.reset.period': slowedDown,
  'security.lockout.unlock.period': slowedDown,
  'security.lockout.notification.email': slowedDown,
  'security.session.validity': 'How long sessions last is set here for everybody alike.',
}

/**
 * Reads the LDAP settings of a CloverDX server from its properties (`security.ldap.*`, either spelling of the group
 * search). `$${username}` and `${username}` mean the same. What cannot be taken over is told in `notes`, key by key.
 * Throws Problem `invalid` when there is nothing of LDAP in it.
 */
export function readCloverdx(text: string): CloverdxDraft {
  const given = new GivenProperties(text)
  if (!given.keys.some(key => key.startsWith(ldap)))
    throw invalidField('properties', 'No line of this begins with “security.ldap.”.')

  const { urls, suffix } = readUrls(given.text(`${ldap}url`), message => given.note(`${ldap}url`, message))
  const within = (base: string | undefined): string => [base, suffix].filter(Boolean).join(',')
  const userDnPattern = given.text(`${ldap}user_dn_pattern`) ?? null
  const filter = given.text(`${ldap}user_search.filter`)
  const userSearch = {
    base: within(given.text(`${ldap}user_search.base`)),
    scope: given.oneOf(`${ldap}user_search.scope`, scopes) ?? 'subtree',
  }
  const password = given.text(`${ldap}password`)
  const draft = {
    provider: isActiveDirectory(filter, userDnPattern) ? ('activedirectory' as const) : ('other' as const),
    urls,
    bindDn: given.text(`${ldap}userDN`) ?? null,
    bindPassword: password === undefined ? null : new Secret(password),
    // A pattern must be unset there for people to be searched for.
    policy: userDnPattern === null ? ('synchronise' as const) : ('authenticate' as const),
    userDnPattern,
    userSearch: filter === undefined ? null : { ...userSearch, filter: withAnyName(filter), signInFilter: filter },
    attributes: takeAttributes(given, filter),
    groupSearch: takeGroupSearch(given, within),
    referrals: given.oneOf(`${ldap}referral`, { follow: 'follow', ignore: 'ignore', throw: 'fail' } as const) ?? null,
    recordsMax: given.count(`${ldap}records_limit`) ?? null,
    searchTimeout: given.count(`${ldap}timeout`) ?? null,
    autoCreate: given.flag(`${ldap}user_autocreate`) ?? false,
    defaultGroup: given.text(`${ldap}default_user_group`) ?? null,
    allowed: takeAllowed(given),
  }
  if (draft.policy === 'authenticate' && filter !== undefined)
    given.note(`${ldap}user_search.filter`, 'With user_dn_pattern nobody is searched for.')
  if (draft.policy === 'synchronise' && filter === undefined)
    given.note(`${ldap}user_search.filter`, 'Without it, and without user_dn_pattern, nobody can be found.')
  if (draft.autoCreate && draft.defaultGroup === null)
    given.note(`${ldap}default_user_group`, 'People are created only into a group at their first sign-in. Choose one.')
  noteRest(given)
  return { ...draft, notes: given.notes }
}

function takeAttributes(given: GivenProperties, filter: string | undefined): CloverdxDraft['attributes'] {
  const found = Object.entries({
    username: filter === undefined ? undefined : usernameAttribute(filter),
    firstName: given.text(`${ldap}user_search.attribute.firstname`),
    lastName: given.text(`${ldap}user_search.attribute.lastname`),
    email: given.text(`${ldap}user_search.attribute.email`),
    groups: given.text(`${ldap}user_search.attribute.groups`),
  })
  return Object.fromEntries(found.filter(([, name]) => name !== undefined))
}

/** `clover` are the people of their own database. */
function takeAllowed(given: GivenProperties): CloverdxDraft['allowed'] {
  const domains = given
    .text(domainsKey)
    ?.split(',')
    .map(domain => domain.trim().toLowerCase())
  if (domains === undefined) return null
  if (domains.includes('saml')) given.note(domainsKey, 'SAML is no way to sign in here.')
  return { local: domains.includes('clover'), directory: domains.includes('ldap') }
}

/** Theirs have the user's name alone, or before a domain, where others have a DN. */
const isActiveDirectory = (filter = '', pattern: string | null): boolean =>
  /\((?:samaccountname|userprincipalname)=/i.test(filter) || /^\$\{username\}(?:@.*)?$/.test(pattern ?? '')

function noteRest(given: GivenProperties): void {
  for (const key of given.keys) {
    const why = needless[key] ?? (key.startsWith(ldap) ? 'This is no setting that is known of CloverDX.' : undefined)
    if (why !== undefined) given.note(key, why)
  }
}
