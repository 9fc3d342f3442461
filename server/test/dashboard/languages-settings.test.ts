import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { FarEnd, someone } from '../external/sync/far-end.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { settled } from './settled.ts'

const settings = { urls: ['ldaps://far.example'], userSearch: { base: 'ou=people,dc=example,dc=com' } }

/** A path after `/admin`, the heading of the page, and what would be left in English. */
const pages: [path: string, heading: string, english: RegExp][] = [
  ['/settings', 'Einstellungen', /\b(?:Public address|Days in|Login shell|Home folder|Show Unix)\b/],
  ['/settings/sign-in-rules', 'Einstellungen', /\b(?:Second factor|Everyone must|Profile lock|Never|days|Members)\b/],
  ['/settings/fields', 'Einstellungen', /\b(?:No fields|Add field|declared once)\b/],
  ['/settings/branding', 'Einstellungen', /\b(?:Name and logo|Accent|Preview|Sign in|Trouble|Forgot|German)\b/],
  ['/settings/tokens', 'Einstellungen', /\b(?:Make a token|No API tokens|Scripts and)\b/],
  ['/settings/registration', 'Einstellungen', /\b(?:Apps may|Registration tokens|Make a token|An app)\b/],
  ['/settings/email', 'Einstellungen', /\b(?:No mail|Everything works|Nobody|Invitations)\b/],
  ['/settings/keys', 'Einstellungen', /\b(?:Signing keys|Rotate|Owners only|Signs|Since|today)\b/],
  ['/settings/backups', 'Einstellungen', /\b(?:Last backup|None yet|Recovery key|Schedule|Restore|Keep each|Into)\b/],
  ['/directory-server', 'Verzeichnisserver', /\b(?:Who may connect|What to enter|Live queries|Bind secrets|Recipes)\b/],
  ['/external', 'Externes Verzeichnis', /\b(?:Connect a directory|Not synced|State|People keep)\b/],
  [
    '/external/connect',
    'Verzeichnis verbinden',
    /\b(?:Something else|Short name|Filter for|Sync every|Behaviour|Browse)\b/,
  ],
  ['/audit', 'Protokoll', /\b(?:Added|What happened|Times in|Export|Any time|Result|Who|Kept for)\b/],
]

describe('the pages of the server in German', { skip: cannotTry }, () => {
  const far = new FarEnd()
  let world: DashboardWorld
  let directory: string
  before(async () => {
    world = await openDashboardWorld({ connect: far.connect })
    far.people = ['anna', 'ben'].map(name => someone(name))
    await world.add('anna')
    const { asOperator } = world
    ;({ id: directory } = await asOperator.externals.create({ name: 'far', title: 'Far AD', settings }))
    await asOperator.apps.create({ title: 'Grafana', oidc: { redirectUris: ['https://g.example.com/cb'] } })
    const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('a bind secret of words') })
    await world.directoryServer.start()
    await asOperator.settings.put('directoryServer', {
      ...world.memory.settings().directoryServer,
      enabled: true,
      allow: ['127.0.0.1 # apps'],
    })
  })
  after(() => world.dispose())

  async function look(path: string, heading: string, english: RegExp): Promise<void> {
    const page = await world.open(path, { locale: 'de' })
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await settled(page)
    const text = await page.locator('main').innerText()
    assert.doesNotMatch(text, /Diese Seite ließ sich nicht anzeigen/)
    assert.equal(english.exec(text)?.[0], undefined, text)
    await page.setViewportSize({ width: 390, height: 900 })
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) <= 0)
    await page.context().close()
  }

  for (const [path, heading, english] of pages)
    test(`nothing of ${path} is English, or too long for a phone`, () => look(path, heading, english))

  test('nothing of a directory is English, or too long for a phone', () =>
    look(
      `/external/${directory}`,
      'Far AD',
      /\b(?:Test connection|Sync now|Preview|History|Move people|Not synced|Kept)\b/,
    ))

  test('nothing of what a sync would do is English, or too long for a phone', () =>
    look(
      `/external/${directory}/preview`,
      'Was der Abgleich täte',
      /\b(?:Read again|Conflict|Decide|Apply|Same person|Nothing has|Export list)\b/,
    ))

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
