import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

/** What stands below a field, and belongs to it. */
const noteOf = async (page: Awaited<ReturnType<DashboardWorld['open']>>, label: string): Promise<string> => {
  const ids = (await page.getByLabel(label).getAttribute('aria-describedby')) ?? ''
  const notes = await Promise.all(
    ids
      .split(' ')
      .filter(Boolean)
      .map(id => page.locator(`[id="${id}"]`).innerText()),
  )
  return notes.join(' ')
}

describe('what a form refuses, in the language of its reader', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.asOperator.groups.create({ name: 'Staff' })
    await world.add('anna')
  })
  after(() => world.dispose())

  test('German: what the browser sees itself, and what only the server knows', async () => {
    const page = await world.open('/groups', { locale: 'de' })
    await page.getByRole('button', { name: 'Neue Gruppe' }).click()
    const name = page.getByLabel('Name')
    await page.getByRole('button', { name: 'Gruppe hinzufügen' }).click()
    await page.getByText('Geben Sie einen Namen an.').waitFor()
    await name.fill('a/b')
    await page.getByRole('button', { name: 'Gruppe hinzufügen' }).click()
    await page.getByText(/^Verwenden Sie Buchstaben, Ziffern, Leerzeichen/).waitFor()
    await name.fill('STAFF')
    await page.getByRole('button', { name: 'Gruppe hinzufügen' }).click()
    await page.getByText(/Es gibt schon eine Gruppe mit diesem Namen/).waitFor()
    await requireAccessible(page)
  })

  test('French: a username that is taken is refused beside its field', async () => {
    const page = await world.open('/people?add=true', { locale: 'fr' })
    await page.getByLabel('Nom d’utilisateur').fill('anna')
    await page.getByLabel('Nom complet').fill('Anna')
    await page.getByRole('dialog').getByRole('button', { name: 'Ajouter une personne' }).click()
    await page.getByText('Ce nom d’utilisateur est pris. Choisissez-en un autre.').waitFor()
    assert.match(await noteOf(page, 'Nom d’utilisateur'), /est pris/)
  })

  test('Spanish: what a schema only counts is said in the words of the page', async () => {
    const page = await world.open('/settings', { locale: 'es' })
    await page.getByLabel('Dirección pública').fill(`https://${'x'.repeat(2048)}`)
    await page.getByRole('button', { name: 'Guardar' }).click()
    await page.getByText('Use como máximo 2048 caracteres.').waitFor()
  })
})
