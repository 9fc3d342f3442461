import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry } from './dashboard-world.ts'
import { serveDashboard, type ServedDashboard } from './served-dashboard.ts'

/** Words no English sentence of some length does without, and German does not have. */
const english = /\b(?:the|is|are|of|and|not|has|have|with|for|from|who|may|can|this|it|be|nobody|look|waiting)\b/i

describe('what the whole server says to an admin who reads German', { skip: cannotTry }, () => {
  let server: ServedDashboard
  let app: string
  before(async () => {
    server = await serveDashboard()
    const made = await server.asOperator.apps.create({
      title: 'Almanac',
      link: 'http://127.0.0.1:1/',
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://almanac.example.com/callback'] },
    })
    app = made.app.id
  })
  after(() => server.dispose())

  async function read(path: string, wait: string): Promise<string> {
    const page = await server.visit(path, { locale: 'de-AT' })
    await page.getByText(wait).first().waitFor()
    await page.waitForLoadState('networkidle')
    // What is well is folded away; it is read all the same.
    const text = (await page.locator('main').textContent()) ?? ''
    await page.context().close()
    return text
  }

  test('the doctor', async () => {
    const text = await read('/admin/health', 'doorward doctor')
    assert.match(text, /Noch fehlt der Wiederherstellungsschlüssel/)
    assert.equal(english.exec(text)?.[0], undefined, text)
  })

  test('what needs somebody', async () => {
    const said = await read('/admin/', 'Braucht Aufmerksamkeit')
    assert.equal(english.exec(said)?.[0], undefined, said)
  })

  test('the live test of an app, with what the app itself has not done yet', async () => {
    const text = await read(`/admin/apps/add/test/${app}`, 'war von hier aus nicht zu erreichen')
    assert.match(text, /Dort antwortet nichts\./)
    assert.match(text, /Almanac hat Sie zu Doorward geschickt/)
    assert.match(text, /Ob sie davon erfährt, hängt von der App ab/)
    assert.equal(english.exec(text)?.[0], undefined, text)
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(server.complaints, []))
})
