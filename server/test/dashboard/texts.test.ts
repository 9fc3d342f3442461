import assert from 'node:assert/strict'
import { test } from 'node:test'
import { de } from '../../../dashboard/src/texts/de/index.ts'
import { en } from '../../../dashboard/src/texts/en/index.ts'
import { es } from '../../../dashboard/src/texts/es/index.ts'
import { fr } from '../../../dashboard/src/texts/fr/index.ts'

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

const textsOf = ({ locale: _locale, count: _count, ...areas }: typeof en) => new Map(listTexts(areas, ''))
const english = textsOf(en)

/** Words that are the same in another language, and are meant so: `de shell.navigation`. */
const sameAsEnglish = new Set([
  'de shell.navigation',
  'de shell.dashboard',
  'de shell.sections.apps',
  'de shell.places.apps',
  'fr shell.navigation',
  'fr shell.places.sessions',
  'de backups.title',
  'de backups.schedule.utc',
  'de branding.labels.organisationName',
  'de branding.labels.logo',
  'de branding.logo.label',
  'de settings.places.backups',
  'de settings.general.simpleAuth',
  'de settings.mail.server',
  'de settings.fields.types.text',
  'de settings.fields.name',
  'de tokens.token',
  'de tokens.tokenNamed',
  'de tokens.name',
  'de tokens.scopes.apps',
  'de tokens.scopes.backups',
  'fr backups.list.actions',
  'fr backups.schedule.utc',
  'fr branding.labels.organisationName',
  'fr branding.labels.logo',
  'fr branding.logo.label',
  'fr branding.logo.what',
  'fr settings.actions',
  'fr settings.general.simpleAuth',
  'fr settings.mail.configuration',
  'fr signInRules.labels.invitationDays',
  'fr signInRules.sessions.title',
  'fr tokens.actions',
  'es backups.schedule.utc',
  'es settings.places.general',
  'es settings.general.general',
  'es settings.general.simpleAuth',
  'es tokens.token',
  'es tokens.tokenNamed',
  'de directoryQueries.kinds.bind',
  'de directoryQueries.facts.filter',
  'de directoryQueries.facts.app',
  'de directoryQueries.results.ok',
  'de directoryServer.ldapsPort',
  'de directoryServer.views.profiles.cloudron',
  'de directoryServer.views.profiles.lldap',
  'de directoryServer.enter.server',
  'de directoryServer.enter.ports',
  'fr directoryQueries.kinds.bind',
  'fr directoryQueries.facts.base',
  'fr directoryQueries.facts.extension',
  'fr directoryQueries.results.ok',
  'fr directoryServer.ldapsPort',
  'fr directoryServer.views.profiles.cloudron',
  'fr directoryServer.views.profiles.lldap',
  'fr directoryServer.enter.ports',
  'es directoryQueries.kinds.bind',
  'es directoryQueries.facts.base',
  'es directoryQueries.results.ok',
  'es directoryServer.ldapsPort',
  'es directoryServer.changes.proxies',
  'es directoryServer.views.profiles.cloudron',
  'es directoryServer.views.profiles.lldap',
  'de external.health.peopleNext',
  'de externalSettings.families.active',
  'de externalSettings.naming.panel',
  'de externalSettings.server.panel',
  'de externalSettings.server.port',
  'de externalSettings.people.name',
  'de externalSync.conflicts.name',
  'de externalSync.run.withMore',
  'de externalTest.certificate.name',
  'fr external.health.peopleNext',
  'fr externalSettings.families.active',
  'fr externalSettings.server.port',
  'fr externalSettings.behaviour.minutes of 1',
  'fr externalSettings.behaviour.minutes of 2',
  'fr externalSettings.more.photo',
  'es external.health.peopleNext',
  'es externalSettings.families.active',
  'es externalSync.run.withMore',
  'de audit.live',
  'de audit.filters.app',
  'de audit.topics.server',
  'de audit.doors.dashboard',
  'de audit.doors.oidc',
  'de audit.doors.ldap',
  'de audit.doors.gateway',
  'de audit.doors.simple-auth',
  'de audit.details.app',
  'de auditSentences.inside',
  'de auditSentences.insideRefused',
  'fr audit.doors.oidc',
  'fr audit.doors.ldap',
  'fr audit.doors.simple-auth',
  'fr audit.details.session',
  'fr auditSentences.inside',
  'fr auditSentences.insideRefused',
  'fr auditSentences.things.invitation',
  'es audit.doors.oidc',
  'es audit.doors.ldap',
  'es audit.doors.simple-auth',
  'es auditSentences.inside',
  'es auditSentences.insideRefused',
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
