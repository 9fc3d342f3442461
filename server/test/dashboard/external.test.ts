import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { Secret } from '#ground'
import { startCompany, type CompanySlapd } from '../external/servers/slapd.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

/** Fills in the first step for the company's directory, with the keyboard's way of it: fields by their labels. */
async function fillIn(page: Page, company: CompanySlapd, title: string): Promise<void> {
  await page.getByRole('radio', { name: /OpenLDAP/ }).check()
  await page.getByLabel('Name people know it by').fill(title)
  await page.getByLabel('Address', { exact: true }).fill('localhost')
  await page.getByLabel('Port', { exact: true }).fill(String(company.securePort))
  await page.getByLabel('Account to read with (bind DN)').fill(company.managerDn)
  await page.getByRole('textbox', { name: 'Password' }).fill(company.managerPassword)
  await page.getByLabel('Base DN', { exact: true }).fill(company.base)
}

describe('an external directory in the dashboard', { skip: cannotTry }, () => {
  let company: CompanySlapd
  let world: DashboardWorld
  let page: Page
  before(async () => {
    company = await startCompany()
    world = await openDashboardWorld()
    await world.add('muller')
    await world.asOperator.attributes.declare({ name: 'desk', title: 'Desk', type: 'text' })
    page = await world.open('/external')
  })
  after(async () => {
    await world.dispose()
    await company.dispose()
  })
  const button = (name: string | RegExp) => page.getByRole('button', { name })

  test('without any it says what one is for, and leads to the first step', async () => {
    await page.getByText('No directory is connected').waitFor()
    await page.getByRole('link', { name: 'Connect a directory' }).click()
    await page.getByRole('heading', { name: 'Connect a directory' }).waitFor()
    assert.equal(await page.getByLabel('Username', { exact: true }).inputValue(), 'sAMAccountName')
  })

  test('what is missing is said beside its field, before anything is asked of anybody', async () => {
    await button('Test connection').click()
    await page.getByText('Give the directory a name.').waitFor()
    await page.getByText('Give at least one address.').waitFor()
  })

  test('a provider fills in what is usual there, and what was typed survives a reload, but for the password', async () => {
    await fillIn(page, company, 'Company')
    assert.equal(await page.getByLabel('Username', { exact: true }).inputValue(), 'uid')
    assert.equal(await page.getByLabel('Short name').inputValue(), 'company')
    await page.reload()
    assert.equal(await page.getByLabel('Account to read with (bind DN)').inputValue(), company.managerDn)
    assert.equal(await page.getByRole('textbox', { name: 'Password' }).inputValue(), '')
    assert.doesNotMatch(JSON.stringify(await page.evaluate('({...sessionStorage})')), /Manager looks up/)
    await page.getByRole('textbox', { name: 'Password' }).fill(company.managerPassword)
  })

  test('a field of one’s own is filled from an attribute there', async () => {
    await page.getByRole('combobox', { name: 'Field here' }).click()
    await page.getByRole('option', { name: 'desk' }).click()
    await page.getByLabel('Attribute there').fill('roomNumber')
    await button('Add a field').click()
    assert.equal(await page.getByLabel('desk', { exact: true }).inputValue(), 'roomNumber')
    await requireAccessible(page)
  })

  test('the tree is not browsed over a connection that is not to be trusted', async () => {
    await button('Browse').click()
    await page
      .getByRole('dialog')
      .getByText(/is signed by .* which is not trusted here/)
      .waitFor()
    await page.keyboard.press('Escape')
  })

  test('⌘ Enter runs the test, which stops at the certificate and offers to trust who signed it', async () => {
    await page.getByLabel('Name people know it by').press('Control+Enter')
    await page.getByText('Stopped at the certificate').waitFor()
    await page.getByText('Your password hasn’t been sent yet').waitFor()
    assert.equal(await page.getByText('Not run', { exact: true }).count(), 5)
    assert.ok(await button('Preview changes').isDisabled())
    await requireAccessible(page)
    await button('Trust Test authority').click()
    await page.getByText(/^Works/).waitFor()
    await page.getByText('Signed in as Manager').waitFor()
    await page.getByText('6 people match the filter').waitFor()
    await page.getByText('1 of them has no email').waitFor()
  })

  test('the tree is browsed from the top, and an entry becomes the base or the filter', async () => {
    await page.getByRole('link', { name: 'Back to settings' }).click()
    await button('Browse').click()
    const tree = page.getByRole('dialog')
    await tree.getByRole('button', { name: company.base }).click()
    await tree.getByRole('button', { name: 'ou=people' }).click()
    await tree.getByRole('button', { name: 'uid=smith' }).click()
    await tree.getByText('smith@company.com').waitFor()
    await requireAccessible(page)
    await tree.getByRole('button', { name: /Use \(objectClass=inetOrgPerson\) as filter/ }).click()
    assert.equal(await page.getByLabel('Filter for people').inputValue(), '(objectClass=inetOrgPerson)')
    await button('Browse').click()
    await tree.getByRole('button', { name: company.base }).click()
    await tree.getByRole('button', { name: 'Use as base DN' }).click()
    assert.equal(await page.getByLabel('Base DN', { exact: true }).inputValue(), company.base)
    await button('Test connection').click()
    await page.getByText(/^Works/).waitFor()
  })

  test('one person is shown side by side with what they come from', async () => {
    await page.getByRole('cell', { name: 'smith@company.com' }).waitFor()
    await page.getByLabel('Somebody there').fill('muller')
    await button('Look up').click()
    await page.getByText('Somebody else here has this username.').waitFor()
    await page.getByText('What was asked, and what came back').click()
    await page.getByRole('region', { name: 'Filter that was sent' }).getByText('(uid=muller)').waitFor()
    await requireAccessible(page)
  })

  test('a sign-in is tried, and its password is gone from the field', async () => {
    const form = page.getByRole('region', { name: 'Try a real sign-in' })
    await form.getByLabel('Username there').fill('jones')
    await form.getByRole('textbox', { name: 'Password' }).fill('jones comes in')
    await button('Try it').click()
    await page.getByText(/The password is right: .*Jones/).waitFor()
    assert.equal(await form.getByRole('textbox', { name: 'Password' }).inputValue(), '')
    await form.getByRole('textbox', { name: 'Password' }).fill('not it')
    await button('Try it').click()
    await page.getByText('The directory refuses this password.').waitFor()
  })

  test('what a sync would do is shown first, and nothing has happened', async () => {
    await button('Preview changes').click()
    await page.getByRole('heading', { name: 'What the sync would do' }).waitFor()
    await button('Apply 5 changes').waitFor()
    await page.getByText('1 conflict left to decide.').waitFor()
    await page.getByText('John Smith').waitFor()
    const [directory] = world.asOperator.externals.list()
    assert.deepEqual([directory?.name, directory?.enabled], ['company', false])
    assert.deepEqual(directory?.settings.attributes.custom, { desk: 'roomNumber' })
    await button('Conflict 1').click()
    assert.equal(await page.getByText('John Smith').count(), 0)
    await button('All changes 6').click()
    await requireAccessible(page)
  })

  test('applied, the sync is found in the history, with its log, and may be left meanwhile', async () => {
    await button('Apply 5 changes').click()
    await page.getByText('1 held back').waitFor()
    await page.goto('/admin/people')
    await page.getByRole('link', { name: 'John Smith' }).waitFor()
    await page.goto('/admin/external')
    await page.getByRole('link', { name: 'Company' }).click()
    await page.getByText('5 created').waitFor()
    await page.getByText(/^5 people/).waitFor()
    await button(/^Log of/)
      .first()
      .click()
    await page.getByText(/^Created John Smith/).waitFor()
    await requireAccessible(page)
  })

  test('a conflict is decided beside both sides, and the next sync carries it out', async () => {
    await page.getByRole('button', { name: /^Decide: / }).click()
    // Linking is refused until the settings allow it.
    assert.ok(await page.getByRole('radio', { name: /Same person/ }).isDisabled())
    await page.getByRole('textbox', { name: 'Username here' }).fill('kmuller')
    await requireAccessible(page)
    await button('Decide').last().click()
    await page.getByText('To be imported').waitFor()
    await button('Sync now').click()
    await page.getByText('1 created').waitFor()
    const made = await world.store.read
      .selectFrom('user')
      .select('source')
      .where('username', '=', 'kmuller')
      .executeTakeFirst()
    assert.equal(made?.source, world.asOperator.externals.list()[0]?.id)
  })

  test('settings that go elsewhere ask for the password again, and a stored one is never shown', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Settings' }).click()
    await page.getByText('Leave empty to keep it.').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Password' }).inputValue(), '')
    await page.getByRole('combobox', { name: 'Encryption' }).click()
    await page.getByRole('option', { name: 'StartTLS' }).click()
    await page.getByLabel('Port', { exact: true }).fill(String(company.port))
    await page.getByText('A stored one goes nowhere else.').waitFor()
    await button('Test connection').click()
    await page.getByText('The test did not run to its end.').waitFor()
    await page.getByRole('link', { name: 'Back to settings' }).click()
    await page.getByRole('textbox', { name: 'Password' }).fill(company.managerPassword)
    await button('Test connection').click()
    await page.getByText('Signed in as Manager').waitFor()
    await button('Preview changes').click()
    await page.getByText('Nothing would change').waitFor()
    assert.equal(world.asOperator.externals.list()[0]?.settings.startTls, true)
  })

  test('a directory that does not answer is said to be not well, and nobody is disabled', async () => {
    await company.stop()
    await page.getByRole('main').getByRole('link', { name: 'Company' }).click()
    await button('Sync now').click()
    await page.getByText(/Nobody was disabled because of it/).waitFor()
    await page.getByRole('link', { name: 'External directory A directory is not well' }).waitFor()
    await company.start()
  })

  test('turned off its people are local, and it can be deleted after its name was typed', async () => {
    await button('Turn off').click()
    await page.getByText('Its people and groups stay, and are kept here from now on.').waitFor()
    await requireAccessible(page)
    await button('Turn off Company').click()
    await page.getByText('Off: its people are kept here').waitFor()
    const local = await world.store.read.selectFrom('user').select('id').where('source', '!=', 'local').execute()
    assert.deepEqual(local, [])
    await button('Delete').click()
    await page.getByLabel('Type Company to confirm').fill('Company')
    await button('Delete directory').click()
    await page.getByText('No directory is connected').waitFor()
  })

  test('CloverDX’s properties are read into the form, and what was not taken over is told', async () => {
    await page.goto('/admin/external/connect')
    await button('Import from CloverDX').click()
    await page
      .getByLabel('Properties of the server')
      .fill(
        [
          'security.ldap.url=ldap://ldap.company.com:389',
          'security.ldap.userDN=cn=Manager,dc=company,dc=com',
          'security.ldap.password=from the file',
          'security.ldap.user_search.base=dc=company,dc=com',
          'security.ldap.user_search.filter=(uid=${username})',
          'security.ldap.ctx_factory=com.sun.jndi.ldap.LdapCtxFactory',
        ].join('\n'),
      )
    await button('Fill in the form').click()
    await page.getByText('The form is filled in').waitFor()
    await page.getByText('This names a class of Java.').waitFor()
    await button('Close').last().click()
    assert.equal(await page.getByLabel('Address', { exact: true }).inputValue(), 'ldap.company.com')
    assert.equal(await page.getByRole('textbox', { name: 'Password' }).inputValue(), 'from the file')
  })

  test('where a password is not changed from here, the setting says for whom and why', async () => {
    const fresh = await world.open('/external/connect')
    await fresh.getByText('More settings').click()
    const change = fresh.getByRole('checkbox', { name: 'People change their password there from here' })
    await fresh.getByText('As themselves, never as the account to read with.', { exact: true }).waitFor()
    await fresh.getByRole('radio', { name: /Another server, or Cloudron/ }).check()
    await fresh.getByText(/Who has a second factor there changes it there/).waitFor()
    await fresh.getByRole('combobox', { name: 'Encryption' }).click()
    await fresh.getByRole('option', { name: 'None' }).click()
    await fresh.getByText(/This one is not, so it is not offered to anybody/).waitFor()
    assert.ok(await change.isVisible())
    await requireAccessible(fresh)
    await fresh.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`failure 27, and every step, ${colorScheme}, on a phone: nothing for axe to find, nothing to scroll sideways`, async () => {
      const phone = await world.open('/external/connect', { width: 390, colorScheme })
      await phone.getByText('Step 1 of 4').waitFor()
      await phone.getByText('More settings').click()
      await phone.getByRole('button', { name: 'Add a group' }).click()
      await requireAccessible(phone)
      await phone.getByRole('button', { name: 'Remove line 1' }).click()
      await fillIn(phone, company, `Phone ${colorScheme}`)
      await phone.getByLabel('Address', { exact: true }).fill('169.254.169.254')
      await phone.getByRole('button', { name: 'Test connection' }).click()
      await phone.getByText('169.254.169.254 leads to an address that is never called').waitFor()
      await phone.getByText('Stopped at the name').waitFor()
      await requireAccessible(phone)
      await phone.close()
    })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})

test('somebody below admin has no such page', { skip: cannotTry }, async t => {
  const world = await openDashboardWorld()
  t.after(() => world.dispose())
  await world.add('mona', { role: 'usermanager' })
  const page = await world.open('/people', { as: 'mona' })
  await page.getByRole('link', { name: 'People' }).first().waitFor()
  assert.equal(await page.getByRole('link', { name: 'External directory' }).count(), 0)
})

test('a sync the guard has stopped waits for an admin’s word', { skip: cannotTry }, async t => {
  const company = await startCompany()
  const world = await openDashboardWorld()
  t.after(async () => {
    await world.dispose()
    await company.dispose()
  })
  const settings = company.settings({
    removalGuard: { percent: 0, count: 0 },
    removal: { kind: 'disable', afterRuns: 1, deleteAfterDays: null },
  })
  const { id } = await world.asOperator.externals.create({
    name: 'company',
    title: 'Company',
    settings,
    bindPassword: new Secret(company.managerPassword),
  })
  await world.asOperator.externals.turnOn(id)
  const page = await world.open(`/external/${id}`)
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('6 created').waitFor()
  await company.run('ldapdelete', [company.personDn('nobody')])
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('The last sync stopped and asks').waitFor()
  await page.getByText('1 would be disabled').waitFor()
  assert.equal(await page.getByText('Not well', { exact: true }).count(), 0)
  await requireAccessible(page)
  const phone = await world.open(`/external/${id}`, { width: 390, colorScheme: 'dark' })
  await phone.getByRole('button', { name: 'Do it all the same' }).waitFor()
  await requireAccessible(phone)
  await page.getByRole('link', { name: 'See what it would do' }).click()
  await page.getByText('A sync would stop and ask').waitFor()
  await page.getByText('No longer in Company. The account is kept.').waitFor()
  await requireAccessible(page)
  await page.goBack()
  await page.getByRole('button', { name: 'Do it all the same' }).click()
  await page.getByText('1 gone').or(page.getByText('1 disabled')).first().waitFor()
})
