import assert from 'node:assert/strict'
import { test } from 'node:test'
import { de } from '../../../dashboard/src/texts/de/index.ts'
import { en } from '../../../dashboard/src/texts/en/index.ts'
import { es } from '../../../dashboard/src/texts/es/index.ts'
import { fr } from '../../../dashboard/src/texts/fr/index.ts'
import { mailKinds } from '#mail'

/** Every text with its path. What a function is told stands as ‹1›, ‹2›; counts are tried as well. */
function listTexts(of: unknown, path: string): [path: string, text: string][] {
  if (typeof of === 'string') return [[path, of]]
  if (typeof of === 'function') {
    const print = of as (...values: unknown[]) => unknown
    const isCount = /\bcount\b|amount/i.test(String(of).split('=>', 1)[0] ?? '')
    return isCount
      ? [0, 1, 2, 1119].flatMap(count => listTexts(print(count, '‹2›', '‹3›', '‹4›'), `${path} of ${count}`))
      : listTexts(print('‹1›', '‹2›', '‹3›', '‹4›'), path)
  }
  if (Array.isArray(of)) return of.flatMap((text, i) => listTexts(text, `${path}.${i}`))
  assert.ok(typeof of === 'object' && of !== null, path)
  return Object.entries(of).flatMap(([key, value]) => listTexts(value, path === '' ? key : `${path}.${key}`))
}

const textsOf = ({ locale: _locale, count: _count, sentences: _sentences, ...areas }: typeof en) =>
  new Map(listTexts(areas, ''))
const english = textsOf(en)

/** Words that are the same in another language, and are meant so: `de shell.navigation`. */
const sameAsEnglish = new Set([
  'de access.turns.goTo',
  'de access.turns.places.app',
  'de access.turns.places.person',
  'de apps.columns.app',
  'de apps.messages.columns.person',
  'de apps.title',
  'de appsAdd.fields.name',
  'de appsAdd.keys.command',
  'de appsAdd.steps.app',
  'de appsConfiguration.changed.gateway.host',
  'de appsConfiguration.changed.oidc.requireDpop',
  'de appsConfiguration.changed.oidc.requirePkce',
  'de appsConfiguration.changed.oidc.resources',
  'de appsConfiguration.changed.title',
  'de appsConfiguration.gateway.host',
  'de appsConfiguration.name',
  'de appsConfiguration.tokens.apiNth',
  'de appsConfiguration.tokens.scopes',
  'de appsOverview.openers.admins',
  'de appsReceives.places.introspection',
  'de appsReceives.places.simpleAuth',
  'de appsReceives.places.userinfo',
  'de appsSetup.values.host',
  'de appsSetup.values.scopes',
  'de appsSetup.values.server',
  'de appsValues.names.host',
  'de appsValues.names.ldapPort',
  'de appsValues.names.ldapsPort',
  'de appsValues.names.scopes',
  'de appsValues.names.server',
  'de audit.details.app',
  'de audit.doors.dashboard',
  'de audit.doors.gateway',
  'de audit.doors.ldap',
  'de audit.doors.oidc',
  'de audit.doors.simple-auth',
  'de audit.filters.app',
  'de audit.live',
  'de audit.topics.server',
  'de audit.views.name',
  'de auditSentences.inside',
  'de auditSentences.insideRefused',
  'de backups.schedule.utc',
  'de backups.title',
  'de branding.labels.logo',
  'de branding.labels.organisationName',
  'de branding.logo.label',
  'de directoryQueries.facts.app',
  'de directoryQueries.facts.filter',
  'de directoryQueries.kinds.bind',
  'de directoryQueries.results.ok',
  'de directoryServer.enter.ports',
  'de directoryServer.enter.server',
  'de directoryServer.ldapsPort',
  'de directoryServer.views.profiles.cloudron',
  'de directoryServer.views.profiles.lldap',
  'de external.health.peopleNext',
  'de externalSettings.families.active',
  'de externalSettings.naming.panel',
  'de externalSettings.people.name',
  'de externalSettings.server.panel',
  'de externalSettings.server.port',
  'de externalSync.conflicts.name',
  'de externalSync.run.withMore',
  'de externalTest.certificate.name',
  'de groups.add.name',
  'de groups.group.facts.name',
  'de groups.group.opens.columns.app',
  'de groups.group.settings.name',
  'de matrix.square',
  'de parts.filterIs',
  'de people.fields.factorKinds.passkey',
  'de people.fields.person',
  'de people.person.appPasswords.name',
  'de people.person.apps.app',
  'de receipts.apps.app',
  'de requests.columns.app',
  'de requests.filters.app',
  'de serviceAccounts.fields.name',
  'de sessions.columns.apps',
  'de sessions.columns.person',
  'de sessions.filters.app',
  'de settings.fields.name',
  'de settings.fields.types.text',
  'de settings.general.simpleAuth',
  'de settings.mail.server',
  'de settings.places.backups',
  'de shell.dashboard',
  'de shell.navigation',
  'de shell.places.apps',
  'de shell.sections.apps',
  'de tokens.name',
  'de tokens.scopes.apps',
  'de tokens.scopes.backups',
  'de tokens.token',
  'de tokens.tokenNamed',
  'de words.gateway',
  'es access.turns.goTo',
  'es appsConfiguration.changed.oidc.requireDpop',
  'es appsConfiguration.changed.oidc.requirePkce',
  'es appsConfiguration.tokens.apiNth',
  'es appsConfiguration.tokens.title',
  'es appsReceives.places.simpleAuth',
  'es appsReceives.places.userinfo',
  'es audit.doors.ldap',
  'es audit.doors.oidc',
  'es audit.doors.simple-auth',
  'es auditSentences.inside',
  'es auditSentences.insideRefused',
  'es backups.schedule.utc',
  'es directoryQueries.facts.base',
  'es directoryQueries.kinds.bind',
  'es directoryQueries.results.ok',
  'es directoryServer.changes.proxies',
  'es directoryServer.ldapsPort',
  'es directoryServer.views.profiles.cloudron',
  'es directoryServer.views.profiles.lldap',
  'es external.health.peopleNext',
  'es externalSettings.families.active',
  'es externalSync.run.withMore',
  'es home.signIns.days',
  'es matrix.square',
  'es parts.filterIs',
  'es people.field.no',
  'es settings.general.general',
  'es settings.general.simpleAuth',
  'es settings.places.general',
  'es tokens.token',
  'es tokens.tokenNamed',
  'es words.gateway',
  'es words.local',
  'fr about.docs',
  'fr about.licence',
  'fr about.machine',
  'fr access.square.says',
  'fr apps.messages.what',
  'fr apps.sessions.what',
  'fr apps.tabs.configuration',
  'fr apps.tabs.sessions',
  'fr appsAdd.recipes.categories.documents',
  'fr appsAdd.steps.configuration',
  'fr appsAdd.what.configuration',
  'fr appsConfiguration.changed.oidc.requireDpop',
  'fr appsConfiguration.changed.oidc.requirePkce',
  'fr appsConfiguration.tokens.apiNth',
  'fr appsReceives.places.introspection',
  'fr appsReceives.places.simpleAuth',
  'fr appsReceives.places.userinfo',
  'fr appsSetup.title',
  'fr appsValues.names.ldapPort',
  'fr appsValues.names.ldapsPort',
  'fr audit.details.session',
  'fr audit.doors.ldap',
  'fr audit.doors.oidc',
  'fr audit.doors.simple-auth',
  'fr auditSentences.inside',
  'fr auditSentences.insideRefused',
  'fr auditSentences.things.invitation',
  'fr backups.list.actions',
  'fr backups.schedule.utc',
  'fr branding.labels.logo',
  'fr branding.labels.organisationName',
  'fr branding.logo.label',
  'fr branding.logo.what',
  'fr directoryQueries.facts.base',
  'fr directoryQueries.facts.extension',
  'fr directoryQueries.kinds.bind',
  'fr directoryQueries.results.ok',
  'fr directoryServer.enter.ports',
  'fr directoryServer.ldapsPort',
  'fr directoryServer.views.profiles.cloudron',
  'fr directoryServer.views.profiles.lldap',
  'fr external.health.peopleNext',
  'fr externalSettings.behaviour.minutes of 1',
  'fr externalSettings.behaviour.minutes of 2',
  'fr externalSettings.families.active',
  'fr externalSettings.more.photo',
  'fr externalSettings.server.port',
  'fr groups.add.description',
  'fr groups.group.facts.code',
  'fr groups.group.settings.changed.code',
  'fr groups.group.settings.changed.description',
  'fr groups.group.settings.code',
  'fr groups.group.settings.description',
  'fr health.parts.system',
  'fr people.fields.source',
  'fr people.person.photo.title',
  'fr people.person.photo.what',
  'fr receipts.ended.sessions',
  'fr serviceAccounts.fields.contact',
  'fr serviceAccounts.fields.description',
  'fr sessions.count of 1',
  'fr sessions.count of 2',
  'fr sessions.title',
  'fr sessions.what',
  'fr settings.actions',
  'fr settings.general.simpleAuth',
  'fr settings.mail.configuration',
  'fr shell.navigation',
  'fr shell.places.sessions',
  'fr signInRules.labels.invitationDays',
  'fr signInRules.sessions.title',
  'fr tokens.actions',
  'fr words.gateway',
])

for (const [language, texts] of Object.entries({ en, de, fr, es })) {
  test(`${language}: every text is there, and nothing of what it is told is lost`, () => {
    const listed = textsOf(texts)
    assert.deepEqual([...listed.keys()].toSorted(), [...english.keys()].toSorted())
    for (const [path, text] of listed) {
      assert.notEqual(text.trim(), '', path)
      const told = (english.get(path) ?? '').match(/‹\d›|\{\w+\}/g) ?? []
      assert.deepEqual((text.match(/‹\d›|\{\w+\}/g) ?? []).toSorted(), told.toSorted(), `${path}: ${text}`)
      assert.doesNotMatch(text, /undefined|\[object|NaN/, path)
    }
  })
  if (language !== 'en')
    test(`${language}: nothing is left in English`, () => {
      for (const [path, text] of textsOf(texts))
        if (!sameAsEnglish.has(`${language} ${path}`)) assert.notEqual(text, english.get(path), path)
    })
}

test('every kind of mail is called something', () => {
  assert.deepEqual(Object.keys(en.settings.mail.kinds).toSorted(), mailKinds.toSorted())
})
