import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { EndpointName } from '@doorward/contract'
import { newUuid, systemClock } from '#ground'
import type { Call } from './api-world.ts'
import { openStaffedWorld, type Staffed } from './staffed-world.ts'

const languages = ['en', 'de', 'fr', 'es'] as const
type InEach = Record<(typeof languages)[number], string>

const taken: InEach = {
  en: 'There is a group of this name. Names are compared without case.',
  de: 'Es gibt schon eine Gruppe mit diesem Namen. Groß- und Kleinschreibung zählt nicht.',
  fr: 'Il y a déjà un groupe de ce nom. Les majuscules ne comptent pas.',
  es: 'Ya hay un grupo con este nombre. No se distinguen mayúsculas y minúsculas.',
}

describe('the language of refusals', () => {
  let { world, adam, mona } = {} as Staffed
  let value: string
  before(async () => {
    ;({ world, adam, mona } = await openStaffedWorld())
    await world.call(mona, 'createGroup', { body: { name: 'Staff' } })
    const scopes = ['groups:write']
    const { status, body } = await world.call(mona, 'createToken', { body: { name: 'CI', scopes, expiresAt: null } })
    assert.equal(status, 201, JSON.stringify(body))
    ;({ value } = body)
  })
  after(() => world.dispose())

  const asks = (language: string) => ({ 'accept-language': language })
  const sameName: [EndpointName, Call] = ['createGroup', { body: { name: 'staff' } }]

  /** What is refused, by whom it is asked, and what is said of the whole and of the first field. */
  const refusals: [
    what: string,
    who: 'adam' | 'mona',
    name: EndpointName,
    call: Call,
    detail: InEach,
    field?: InEach,
  ][] = [
    ['a name that is taken, which the store’s thread finds', 'mona', ...sameName, taken],
    [
      'a name that is missing, which the schema says',
      'mona',
      'createGroup',
      { body: { name: ' ' } },
      {
        en: 'Some values are missing or not allowed; “errors” names them.',
        de: 'Einige Werte fehlen oder sind nicht erlaubt; „errors“ nennt sie.',
        fr: 'Des valeurs manquent ou ne sont pas autorisées\u00a0; «\u00a0errors\u00a0» les indique.',
        es: 'Faltan valores o no están permitidos; «errors» los indica.',
      },
      { en: 'Give a name.', de: 'Geben Sie einen Namen an.', fr: 'Donnez un nom.', es: 'Indique un nombre.' },
    ],
    [
      'more of a list than there can be, which the schema only counts',
      'mona',
      'listGroups',
      { query: { limit: '1000' } },
      {
        en: 'Some values are missing or not allowed; “errors” names them.',
        de: 'Einige Werte fehlen oder sind nicht erlaubt; „errors“ nennt sie.',
        fr: 'Des valeurs manquent ou ne sont pas autorisées\u00a0; «\u00a0errors\u00a0» les indique.',
        es: 'Faltan valores o no están permitidos; «errors» los indica.',
      },
      { en: 'At most 200.', de: 'Höchstens 200.', fr: '200 au plus.', es: 'Como máximo 200.' },
    ],
    [
      'a misspelt key, with the one that was meant',
      'mona',
      'createGroup',
      { body: { name: 'Crew', descripton: '' } },
      {
        en: 'Some values are missing or not allowed; “errors” names them.',
        de: 'Einige Werte fehlen oder sind nicht erlaubt; „errors“ nennt sie.',
        fr: 'Des valeurs manquent ou ne sont pas autorisées\u00a0; «\u00a0errors\u00a0» les indique.',
        es: 'Faltan valores o no están permitidos; «errors» los indica.',
      },
      {
        en: '“descripton” is not known here. Did you mean “description”? Allowed: name, code, description.',
        de: '„descripton“ ist hier nicht bekannt. Meinten Sie „description“? Erlaubt: name, code, description.',
        fr: '«\u00a0descripton\u00a0» n’est pas connu ici. Vouliez-vous dire «\u00a0description\u00a0»\u00a0? Autorisé\u00a0: name, code, description.',
        es: '«descripton» no se conoce aquí. ¿Quería decir «description»? Se permite: name, code, description.',
      },
    ],
    [
      'what a role does not allow',
      'mona',
      'listApps',
      {},
      {
        en: 'Your role does not allow this. Ask an admin or an owner.',
        de: 'Ihre Rolle erlaubt das nicht. Fragen Sie eine Person mit der Rolle Administrator oder Inhaber.',
        fr: 'Votre rôle ne le permet pas. Demandez à un administrateur ou à un propriétaire.',
        es: 'Su rol no lo permite. Pida ayuda a un administrador o a un propietario.',
      },
    ],
    [
      'somebody who is not there',
      'adam',
      'getUser',
      { params: { id: newUuid(systemClock) } },
      {
        en: 'There is no such person; they may have been deleted.',
        de: 'Diese Person gibt es nicht; vielleicht wurde sie gelöscht.',
        fr: 'Cette personne n’existe pas\u00a0; elle a peut-être été supprimée.',
        es: 'Esa persona no existe; puede que se haya eliminado.',
      },
    ],
    [
      'a change without the version it is of, which only HTTP refuses',
      'adam',
      'updateSettings',
      { body: {} },
      {
        en: 'Send If-Match with the ETag you last read, so that no change is lost.',
        de: 'Senden Sie If-Match mit dem ETag, das Sie zuletzt gelesen haben, damit keine Änderung verloren geht.',
        fr: 'Envoyez If-Match avec le dernier ETag lu, pour qu’aucune modification ne se perde.',
        es: 'Envíe If-Match con el último ETag leído, para que no se pierda ningún cambio.',
      },
    ],
  ]
  for (const language of languages)
    for (const [what, who, name, call, detail, field] of refusals)
      test(`${language}: ${what}`, async () => {
        const cookie = who === 'adam' ? adam : mona
        const answer = await world.call(cookie, name, { ...call, headers: asks(language) })
        assert.equal(answer.body.detail, detail[language])
        if (field !== undefined) assert.equal(answer.body.errors[0].message, field[language])
        assert.equal(answer.headers.get('content-language'), language)
        assert.match(answer.headers.get('vary') ?? '', /Accept-Language.*Cookie/)
      })

  test('what programs read is the same in every language', async () => {
    const [english, german] = [
      await world.call(mona, ...sameName),
      await world.call(mona, sameName[0], { ...sameName[1], headers: asks('de') }),
    ]
    assert.notEqual(german.body.detail, english.body.detail)
    for (const member of ['type', 'title', 'status', 'code'])
      assert.deepEqual(german.body[member], english.body[member], member)
    assert.equal(german.body.errors?.[0]?.path, english.body.errors?.[0]?.path)
  })

  const said = async (cookie: string | null, headers: Record<string, string>) =>
    (await world.call(cookie, sameName[0], { ...sameName[1], headers })).body.detail as string

  test('a person: what was chosen in this browser, then what their account says, then what the browser asks for', async () => {
    assert.equal(await said(mona, asks('fr')), taken.fr)
    const { id } = world.memory.people.findByUsername('mona') ?? assert.fail()
    await world.asOperator.users.update(id, { locale: 'es-MX' })
    assert.equal(await said(mona, asks('fr')), taken.es)
    assert.equal(await said(`${mona}; doorward-language=de`, asks('fr')), taken.de)
    await world.asOperator.users.update(id, { locale: null })
  })

  test('a person of whom nothing is known reads what the organisation does', async () => {
    const { branding } = world.memory.settings()
    await world.asOperator.settings.put('branding', { ...branding, language: 'fr' })
    assert.equal(await said(mona, asks('nl')), taken.fr)
    await world.asOperator.settings.put('branding', branding)
  })

  test('a script: the language it names, or English, whatever its person and the organisation read', async () => {
    const { id } = world.memory.people.findByUsername('mona') ?? assert.fail()
    const { branding } = world.memory.settings()
    await world.asOperator.settings.put('branding', { ...branding, language: 'fr' })
    await world.asOperator.users.update(id, { locale: 'es' })
    const by = { authorization: `Bearer ${value}`, 'sec-fetch-site': 'none' }
    assert.equal(await said(null, by), taken.en)
    assert.equal(await said(null, { ...by, ...asks('nl') }), taken.en)
    assert.equal(await said(null, { ...by, ...asks('de-CH, en;q=0.5') }), taken.de)
    assert.equal(await said('doorward-language=de', by), taken.en)
    await world.asOperator.users.update(id, { locale: null })
    await world.asOperator.settings.put('branding', branding)
  })

  test('nobody at all: what is asked for, or English', async () => {
    const german = 'Sie sind nicht angemeldet, oder Ihre Sitzung ist beendet.'
    assert.equal(await said(null, asks('de')), german)
    assert.match(await said(null, {}), /^You are not signed in/)
    const unknown = await world.call(null, 'getSession', { headers: { authorization: 'Bearer dwt_x', ...asks('de') } })
    assert.match(unknown.body.detail, /^Dieses API-Token funktioniert nicht/)
    assert.match(unknown.headers.get('www-authenticate') ?? '', /The token is unknown, expired or ended/)
  })

  test('an address that leads nowhere, and a method it does not take', async () => {
    const headers = { cookie: mona, ...asks('de') }
    const nowhere = await world.fetch('/api/v1/nothing-here', { headers })
    assert.equal(((await nowhere.json()) as { detail: string }).detail, 'Unter dieser Adresse gibt es nichts.')
    const other = await world.fetch('/api/v1/groups', {
      method: 'PUT',
      headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(((await other.json()) as { detail: string }).detail, 'Diese Adresse nimmt PUT nicht an.')
  })

  test('rows of a table that are refused say why', async () => {
    const rows = [{ line: 2, username: 'new-one', email: 'no address', groups: ['Nowhere'] }]
    const { body } = await world.call(adam, 'importUsers', { body: { rows, apply: false }, headers: asks('de') })
    assert.deepEqual(body.rows[0].errors, [{ field: 'groups', message: 'Es gibt keine Gruppe „Nowhere“.' }])
    const alone = [{ ...rows[0], groups: [] }]
    const { body: second } = await world.call(adam, 'importUsers', {
      body: { rows: alone, apply: false },
      headers: asks('de'),
    })
    assert.match(second.rows[0].errors[0].message, /^Das ist keine E-Mail-Adresse/)
  })
})
