import { Problem } from '#ground'
import type { OwnChange, OwnProfile, User } from '#directory'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal, queryOf, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import { attributeField, renderDetails, type DetailsView } from '../../views/profile/details.ts'

const texts = ['displayName', 'givenName', 'familyName', 'phone', 'locale', 'zoneinfo'] as const

/** What the form changes: what is as it was, is left alone, so that names that follow from others go on doing so. */
function readChange(form: (name: string) => string, { user, attributes }: OwnProfile): OwnChange {
  const change: OwnChange = {}
  for (const name of texts) if (form(name).trim() !== (user[name] ?? '')) change[name] = form(name)
  const values = attributes
    .filter(({ attribute }) => attribute.editedBy === 'self')
    .map(({ attribute: { name, multiValued }, values: before }) => {
      const typed = form(attributeField(name))
      const now = (multiValued ? typed.split('\n') : [typed]).map(line => line.trim()).filter(line => line !== '')
      return { name, now, isChanged: now.join('\n') !== before.join('\n') }
    })
    .filter(({ isChanged }) => isChanged)
  if (values.length > 0) change.attributes = Object.fromEntries(values.map(({ name, now }) => [name, now]))
  return change
}

/** The first tab: who somebody is. Nothing here opens anything, so it asks for no second sign-in. */
export function mountDetails(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { own, frameOf, emailChange } = deps

  async function view(self: Self, more: Partial<DetailsView> = {}): Promise<DetailsView> {
    return {
      person: self.portal,
      profile: self.directory.profile.get(),
      mayAskForEmail: emailChange !== undefined,
      pendingEmail: await emailChange?.pendingOf(self.user.id),
      ...more,
    }
  }
  const frameAfter = (request: FastifyRequest, user: User) => frameOf(request, { user, at: '/profile' })

  scope.get('/profile', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile')
    if (!self) return reply
    const frame = frameOf(request, self)
    const done = queryOf(request)('done') === 'saved' ? frame.texts.profile.saved : undefined
    return sendPage(reply, renderDetails(frame, await view(self, { done })))
  })

  scope.post('/profile', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile')
    if (!self) return reply
    const form = formOf(request)
    const { profile } = self.directory
    const change = readChange(form, profile.get())
    if (Object.keys(change).length === 0) return goTo(reply, '/profile?done=saved')
    const saved = await orRefusal(profile.update(change, Number(form('version'))))
    if (!(saved instanceof Problem)) return goTo(reply, '/profile?done=saved')
    const frame = frameAfter(request, self.user)
    const { profile: words } = frame.texts
    // Somebody else was faster: the form shows what is there now, so that nothing of theirs is lost by saving again.
    if (saved.fields.some(({ path }) => path === 'version')) {
      const problem = { heading: words.changed, text: words.changedHelp }
      return sendPage(reply, renderDetails(frame, await view(self, { problem })), 409)
    }
    const names = [...texts, ...profile.get().attributes.map(({ attribute }) => attributeField(attribute.name))]
    const { errors, problem } = errorsOf(frame, saved, names)
    const page = renderDetails(
      frame,
      await view(self, {
        typed: form,
        errors,
        ...(problem === undefined ? {} : { problem: { heading: words.notSaved, text: problem } }),
      }),
    )
    return sendPage(reply, page, 400)
  })
}
