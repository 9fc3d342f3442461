import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireNoWider } from './require-accessible.ts'
import { settled } from './settled.ts'

describe('the language of the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  const ids: Record<string, string> = {}
  before(async () => {
    world = await openDashboardWorld()
    const { apps, groups, services, receipts } = world.asOperator
    const anna = await world.add('anna')
    const staff = await groups.create({ name: 'Staff' })
    await groups.changeMembers(staff.id, { add: [anna.id] })
    const machine = await services.create({ name: 'bi-export', contactId: anna.id, role: 'user' })
    const leaver = await world.add('leaver')
    const receipt = await receipts.offboard(leaver.id)
    const almanac = await apps.create({
      title: 'Almanac',
      link: 'https://almanac.example.com',
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://almanac.example.com/callback'] },
    })
    const lookout = await apps.create({
      title: 'Lookout',
      link: 'https://lookout.example.com',
      access: { kind: 'everyone' },
      gateway: { host: 'lookout.example.com' },
    })
    Object.assign(ids, {
      byOidc: almanac.app.id,
      byProxy: lookout.app.id,
      person: anna.id,
      leaver: leaver.id,
      receipt: receipt.id,
      group: staff.id,
      service: machine.id,
    })
    world.findings.push({
      part: 'store',
      name: 'store-speed',
      verdict: 'look',
      sentence: 'The store answers slowly.',
      advice: 'Look at the disk.',
    })
    const analysts = await groups.create({ name: 'Analysts' })
    const { app: wiki } = await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'chosen', groups: [analysts.id], users: [] },
      oidc: { redirectUris: ['https://wiki.example.com/callback'] },
    })
    const { app: library } = await world.asOperator.apps.create({
      title: 'Library',
      ldap: {},
      simpleAuth: { requireSecret: true },
    })
    const ruth = await world.add('ruth')
    await world.directory
      .as({ kind: 'user', id: ruth.id, role: 'user' }, { door: 'pages', address: null })
      .requests.ask({ app: wiki.id, reason: 'Jahresbericht', wantedDays: 30, reference: '7F3K-20QX' })
    Object.assign(ids, { asker: ruth.id, wiki: wiki.id, library: library.id })
  })
  after(() => world.dispose())

  for (const [locale, lang, people] of [
    ['de-AT', 'de', 'Personen'],
    ['fr-CA', 'fr', 'Personnes'],
    ['es', 'es', 'Personas'],
    ['nl', 'en', 'People'],
  ] as const)
    test(`a browser that asks for ${locale} gets ${lang}`, async () => {
      const page = await world.open('/', { locale })
      await page.getByRole('navigation').getByRole('link', { name: people }).waitFor()
      assert.equal(await page.locator('html').getAttribute('lang'), lang)
    })

  /** Words no English sentence of some length does without, and German does not have. */
  const anyEnglish = /\b(?:the|is|are|of|and|not|has|have|with|for|from|to|who|may|can|this|it|be|nobody|everyone)\b/i

  /** Pages, their headings in German, and words of theirs that would be English. `{person}` is the id of what was made above. */
  const inGerman: [path: string, heading: RegExp, english: RegExp][] = [
    ['/', /^Start$/, /\b(?:Sign-ins|Open sessions|Second factor|Needs attention|Apps by use)\b/],
    ['/health', /^Zustand$/, /\b(?:checks?|Run all again|Store|to look at)\b/],
    ['/people', /^Personen$/, /\b(?:Second factor|Enabled|Member|Add person|Clear filters|of \d)\b/],
    ['/people?add=true', /^Personen$/, /\b(?:Display name|Make one|Cancel|At least)\b/],
    ['/people?search=nobody', /^Personen$/, /\b(?:Nobody matches|Clear filters|contains)\b/],
    [
      '/people/{person}',
      /^anna Example$/,
      /\b(?:Identity|Edit|Username|Given name|App passwords|Unix account|Signed in|Groups|Offboard|Photo|Replace|Has)\b/,
    ],
    ['/people/{person}/connections', /^anna Example$/, /\b(?:Allowed apps|Apps open now|Overview)\b/],
    [
      '/people/{leaver}/receipts/{receipt}',
      /^leaver Example ist ausgeschieden$/,
      /\b(?:Ended here|What we did|No app was open|offboarded|Trusted browsers|Print)\b/,
    ],
    ['/sessions', /^Sitzungen$/, /\b(?:Signed in with|Last active|Device|open session|Sign out)\b/],
    ['/access/explain', /^Zugriff erklären$/, /\b(?:Choose|look up|Nothing asked|Any network|Explain)\b/],
    ['/access/explain?user={asker}&app={wiki}', /^Zugriff erklären$/, anyEnglish],
    [
      '/access/matrix',
      /^Zugriffsmatrix$/,
      /\b(?:Can open|Through a group|Until a date|Export CSV|Who can open|Arrow keys|State)\b/,
    ],
    ['/access/matrix?rows=groups', /^Zugriffsmatrix$/, /\b(?:Which group|Pick a square|People|Arrow keys)\b/],
    [
      '/requests',
      /^Anfragen$/,
      /\b(?:Waiting|Answered|Ending soon|Asks for|month|Second factor|Asked before|Note to|Approve|Refuse|Looked after)\b/,
    ],
    ['/requests?shown=answered', /^Anfragen$/, /\b(?:Nothing was|Answers stay|Waiting)\b/],
    ['/requests?shown=ending', /^Anfragen$/, /\b(?:Nothing ends|Who was let in|Waiting)\b/],
    ['/apps', /^Apps$/, /\b(?:Add app|Recipes|Protocol|Signs in with|Who can open|Sees the|Open to nobody|State)\b/],
    ['/apps?search=nobody', /^Apps$/, /\b(?:No app|contains|Clear filters)\b/],
    [
      '/apps/{wiki}',
      /^Wiki$/,
      /\b(?:Client secret|Make another|Delete|Change who|can open it|Overview|Switch off|Test sign-in|Sessions)\b/,
    ],
    [
      '/apps/{wiki}/access',
      /^Wiki$/,
      /\b(?:Everyone|Some groups|Only those|Add a group|One person|Nobody yet|Admins can|They run)\b/,
    ],
    [
      '/apps/{wiki}/sessions',
      /^Wiki$/,
      /\b(?:Signed in now|Nobody has|Sign-out messages|no address for them|Browsers in)\b/,
    ],
    [
      '/apps/{wiki}/configuration',
      /^Wiki$/,
      /\b(?:Redirect address|One a line|More settings|How the app|How people|What to enter|Copy all|Token endpoint)\b/,
    ],
    ['/apps/{wiki}/receives', /^Wiki$/, /\b(?:Why these|What Wiki|Called by|For olga|Groups they|Who they are|By)\b/],
    [
      '/apps/{library}/configuration',
      /^Library$/,
      /\b(?:The password alone|has to send|Bind secret|Login filter|Shown once|Check it from|command)\b/,
    ],
    ['/settings/service-accounts', /./, /\b(?:Service account|Contact|No token|Not used yet)\b/],
    [
      '/settings/service-accounts/{service}',
      /^bi-export$/,
      /\b(?:Client secrets|About it|Disable|Description|Make a token|Contact)\b/,
    ],
    ['/groups', /^Gruppen$/, /\b(?:Source|Opens|Find a group|New group|people?)\b/],
    ['/groups/{group}', /^Staff$/, /\b(?:Members|Added here|Managers|What apps see|No end|Remove|Opens|Add people)\b/],
    ['/groups/{group}/opens', /^Staff$/, /\b(?:opens no app|Choose|Settings)\b/],
    ['/groups/{group}/settings', /^Staff$/, /\b(?:What it is called|Description|Delete|Apps see)\b/],
    ['/apps/add', /^App hinzufügen$/, /\b(?:Kind of app|It offers|It can call|No recipe|Cancel|Continue|Step \d)\b/],
    [
      '/apps/add/access/{byOidc}',
      /^Almanac hinzufügen$/,
      /\b(?:Extra conditions|Ask for a second|Only from|One address or|Continue|Step \d)\b/,
    ],
    [
      '/apps/add/configuration/{byOidc}',
      /^Almanac hinzufügen$/,
      /\b(?:Check the address|Enter the values|The values behind|Make another|Show once|Test later|All OIDC|Back)\b/,
    ],
    [
      '/apps/add/configuration/{byProxy}',
      /^Lookout hinzufügen$/,
      /\b(?:Paste this|Close the side|Headers the app|All values|Ways to write|Send to my|Into)\b/,
    ],
    ['/apps/add/test/{byOidc}', /^Almanac hinzufügen$/, /\b(?:Live check|How to test|Listening|Stuck|Copy a|Finish)\b/],
    ['/apps/add/test/{byProxy}', /^Lookout hinzufügen$/, /\b(?:own address|Check the side|Behind the proxy)\b/],
  ]
  // The same browser for all: a new one would fetch and read every script anew.
  let page: Page | undefined
  for (const [path, heading, english] of inGerman)
    test(`in German nothing of ${path} is English, or too long for a phone`, async () => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? assert.fail(name))
      page ??= await world.open('/nowhere', { locale: 'de' })
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`/admin${filled}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await settled(page)
      const text = await page.locator('body').innerText()
      assert.equal(english.exec(text)?.[0], undefined, text)
      await page.setViewportSize({ width: 390, height: 900 })
      await requireNoWider(page)
    })
})
