import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import type { AccessRule, CustomAttribute, Group, OidcInput, User } from '#directory'
import { createPreview } from '#oidc'
import { randomFrom } from '../world/random.ts'
import { basic, callback, openOidcWorld, type OidcWorld } from './oidc-world.ts'

/** Of one sign-in, and no claim about the person. */
const ofThisSignIn = ['exp', 'iat', 'nonce', 'at_hash', 'auth_time', 'sid', 'jti']
const without = (claims: object | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(claims ?? {}).filter(([claim]) => !ofThisSignIn.includes(claim)))

const seed = Number(process.env['DOORWARD_SEED'] ?? 20261128)

describe('what an app would receive is what it receives', () => {
  let at: OidcWorld
  let preview: ReturnType<typeof createPreview>
  const people: User[] = []
  const groups: Group[] = []
  const attributes: CustomAttribute[] = []
  const random = randomFrom(seed)
  before(async () => {
    at = await openOidcWorld()
    preview = createPreview({ ...at.world, publicUrl: () => at.publicUrl })
    const { asOperator } = at.world
    for (const [name, type, multiValued, seenBy] of [
      ['department', 'text', false, 'everyone'],
      ['sizes', 'number', true, 'everyone'],
      ['vegetarian', 'boolean', false, 'everyone'],
      ['salaryBand', 'text', false, 'admins'],
    ] as const)
      attributes.push(await asOperator.attributes.declare({ name, type, multiValued, seenBy }))
    for (const name of ['Staff', 'Design', 'Board'])
      groups.push(await asOperator.groups.create({ name, ...(random.chance(0.5) && { code: name.toLowerCase() }) }))
    const [staff, design] = groups
    if (staff !== undefined && design !== undefined)
      await asOperator.groups.changeMembers(staff.id, { addGroups: [design.id] })
    for (const username of ['ada', 'bo', 'cy', 'dee', 'eve']) {
      const { id } = await at.world.add(username, { role: random.pick(['user', 'usermanager', 'admin'] as const) })
      const values = { department: 'Gardens', sizes: ['42', '7'], vegetarian: 'false', salaryBand: 'E4' }
      await asOperator.users.update(id, {
        ...(random.chance(0.5) && { locale: 'de-DE', zoneinfo: 'Europe/Vienna' }),
        ...(random.chance(0.5) && { givenName: username.toUpperCase(), familyName: 'Example' }),
        attributes: Object.fromEntries(
          random.some(Object.entries(values), 0.6).map(([name, value]) => [name, [value].flat()]),
        ),
      })
      for (const group of random.some(groups, 0.5)) await asOperator.groups.changeMembers(group.id, { add: [id] })
      people.push(at.world.memory.people.find(id) ?? assert.fail(username))
    }
  })
  after(() => at.close())

  function anyClient(): Partial<OidcInput> {
    const claimed = random.some(attributes, 0.6).map(({ name }) => ({ claim: `x_${name}`, attribute: name }))
    return {
      claimsInIdToken: random.chance(0.5),
      subject: random.pick(['username', 'uuid', 'pairwise'] as const),
      groupsAs: random.pick(['names', 'codes'] as const),
      onlyItsGroups: random.chance(0.5),
      attributeClaims: random.chance(0.5) ? null : claimed,
    }
  }

  for (let round = 1; round <= 25; round++)
    test(`of people, apps and settings made up (${round}, seed ${seed})`, async () => {
      const user = random.pick(people)
      const access = random.pick<AccessRule>([
        { kind: 'everyone' },
        { kind: 'nobody' },
        { kind: 'chosen', groups: random.some(groups, 0.5).map(({ id }) => id), users: [] },
        { kind: 'single-user', user: user.id },
      ])
      const adminsIncluded = random.chance(0.5)
      const oidcInput = anyClient()
      const { app, secret } = await at.addApp({ title: `App ${round}`, access, adminsIncluded, oidcInput })
      const scopes = ['openid', ...random.some(['profile', 'email', 'groups', 'roles'], 0.7)]
      const told = await preview({ app: app.id, user: user.id, scopes })

      const config = await at.discover(app.oidc?.clientId ?? '', secret)
      const browser = await at.browserOf(user.username ?? '')
      const scope = scopes.join(' ')
      if (!told.allowed) {
        const { url, status } = await browser.open(
          client.buildAuthorizationUrl(config, { redirect_uri: callback, scope, response_type: 'code' }),
        )
        assert.deepEqual([url.origin, status], [at.at.origin, 403])
        return
      }
      const { tokens } = await at.open(config, browser, { scope })
      const { idToken, userinfo, introspectedSub } = told
      assert.deepEqual(without(idToken ?? {}), without(tokens.claims()))
      const sub = tokens.claims()?.sub ?? ''
      assert.deepEqual(userinfo, { ...(await client.fetchUserInfo(config, tokens.access_token, sub)) })
      const about = await at.post(
        '/openid/token/introspection',
        { token: tokens.access_token },
        basic(app.oidc?.clientId ?? '', secret),
      )
      assert.equal(introspectedSub, about.body['sub'])
      assert.ok(!JSON.stringify(told).includes('eyJ'), 'no token is in it')
    })

  test('without openid there is neither an ID token nor userinfo', async () => {
    const { app } = await at.addApp({ title: 'Plain' })
    const [user] = people
    const told = await preview({ app: app.id, user: user?.id ?? assert.fail(), scopes: ['profile'] })
    assert.deepEqual([told.idToken, told.userinfo], [null, null])
  })

  test('somebody who may not open it is said not to, and why', async () => {
    const { app } = await at.addApp({ title: 'Shut', access: { kind: 'nobody' }, adminsIncluded: false })
    const [user] = people
    const told = await preview({ app: app.id, user: user?.id ?? assert.fail(), scopes: ['openid'] })
    assert.equal(told.allowed, false)
    assert.deepEqual(
      told.reasons.filter(({ passed }) => !passed).map(({ code }) => code),
      ['rule-nobody'],
    )
  })

  test('a second factor that the app demands is taken as proven', async () => {
    const { app } = await at.addApp({ title: 'Careful', requireTwoFactor: true })
    const [user] = people
    const told = await preview({ app: app.id, user: user?.id ?? assert.fail(), scopes: ['openid'] })
    assert.deepEqual([told.allowed, told.idToken?.['acr']], [true, 'urn:doorward:acr:2fa'])
  })
})
