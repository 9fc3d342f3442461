import assert from 'node:assert/strict'
import { openApiWorld } from './api-world.ts'

export type Staffed = Awaited<ReturnType<typeof openStaffedWorld>>

/** The API with an owner, an admin and a user manager signed in: their session cookies, by name. */
export async function openStaffedWorld(options: Parameters<typeof openApiWorld>[0] = {}) {
  const world = await openApiWorld(options)
  await world.add('olivia', { role: 'owner' })
  await world.add('adam', { role: 'admin' })
  await world.add('mona', { role: 'usermanager' })
  const [olivia, adam, mona] = [
    await world.cookieOf('olivia'),
    await world.cookieOf('adam'),
    await world.cookieOf('mona'),
  ]

  let count = 0
  /** Adds a person through the API, and answers them as it does. */
  async function person(input: object = {}) {
    const username = `person-${++count}`
    const { status, body } = await world.call(adam, 'createUser', {
      body: { username, displayName: `Person ${count}`, ...input },
    })
    assert.equal(status, 201, JSON.stringify(body))
    return body.user
  }
  return { world, olivia, adam, mona, person }
}
