import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { days, minutes } from '#ground'
import { openDashboardWorld } from '../dashboard/dashboard-world.ts'
import { FarEnd } from '../external/sync/far-end.ts'
import { fixedClock } from '../world/clock.ts'
import { setScene, type Scene } from './scene.ts'
import { settled } from '../dashboard/settled.ts'
import { shootPagesOfPeople } from './pages-of-people.ts'

// `npm run screenshots`: pictures of every page for the README and docs, of invented people.
// Names after it take those alone: npm run screenshots -- sessions sign-in

const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name)

const folder = fileURLToPath(new URL('../../../docs/screenshots', import.meta.url))
const dayCount = 14

const pagesOf = ({ amara, dataTeam, grafana, corp }: Scene): [name: string, path: string][] => [
  // First: with each picture the owner has a session more.
  ['sessions', '/sessions'],
  ['home', '/'],
  ['people', '/people'],
  ['person', `/people/${amara}`],
  ['person-activity', `/people/${amara}/activity`],
  ['person-connections', `/people/${amara}/connections`],
  ['import-people', '/people/import'],
  ['groups', '/groups'],
  ['group', `/groups/${dataTeam}`],
  ['group-opens', `/groups/${dataTeam}/opens`],
  ['connect-directory', '/external/connect'],
  ['external-directory', `/external/${corp}`],
  ['external-preview', `/external/${corp}/preview`],
  ['apps', '/apps'],
  ['add-app', '/apps/add'],
  ['add-app-configuration', `/apps/add/configuration/${grafana}`],
  ['add-app-test', `/apps/add/test/${grafana}`],
  ['app', `/apps/${grafana}`],
  ['app-access', `/apps/${grafana}/access`],
  ['app-activity', `/apps/${grafana}/activity`],
  ['app-configuration', `/apps/${grafana}/configuration`],
  ['app-receives', `/apps/${grafana}/receives?user=${amara}`],
  ['requests', '/requests'],
  ['access-matrix', '/access/matrix'],
  ['explain-access', `/access/explain?user=${amara}&app=${grafana}`],
  ['directory-server', '/directory-server'],
  ['health', '/health'],
  ['audit', '/audit'],
  ['settings', '/settings'],
  ['sign-in-rules', '/settings/sign-in-rules'],
  ['branding', '/settings/branding'],
  ['profile-fields', '/settings/fields'],
  ['api-tokens', '/settings/tokens'],
  ['service-accounts', '/settings/service-accounts'],
  ['email', '/settings/email'],
  ['app-registration', '/settings/registration'],
  ['backups', '/settings/backups'],
  ['keys', '/settings/keys'],
  ['about', '/settings/about'],
]

const clock = fixedClock(Date.now() - days(dayCount) - minutes(30))
const far = new FarEnd()
const world = await openDashboardWorld({ clock, connect: far.connect })
const scene = await setScene(world, clock, far, dayCount)
world.findings.push(
  {
    part: 'web',
    name: 'web.https',
    verdict: 'ok',
    sentence: 'People reach it at https://id.example.com.',
    advice: null,
  },
  {
    part: 'backups',
    name: 'backups.place',
    verdict: 'look',
    sentence: 'Backups lie on the disk of the data folder, and go with it.',
    advice: 'Choose a folder on another disk, or fetch them from there regularly.',
  },
)
mkdirSync(folder, { recursive: true })
for (const [name, path] of pagesOf(scene).filter(([name]) => isWanted(name)))
  for (const [kind, visit] of [
    ['', {}],
    ['-dark', { colorScheme: 'dark' }],
    ['-phone', { width: 390 }],
  ] as const) {
    if (kind !== '' && !['home', 'people', 'apps', 'explain-access'].includes(name)) continue
    const page = await world.open(path, visit)
    await page.locator('main h1').waitFor()
    await settled(page)
    await page.screenshot({ path: `${folder}/${name}${kind}.png` })
    await page.context().close()
  }
if (world.complaints.length > 0) console.error(world.complaints)
await world.dispose()
await shootPagesOfPeople(folder, isWanted)
