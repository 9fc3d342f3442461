import { Problem } from '#ground'
import type { FastifyInstance } from 'fastify'
import { errorsOf, formOf, goTo, orRefusal, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import { renderAddress, renderSshKeys } from '../../views/profile/addresses.ts'

/** Where mail about the account goes, and who comes in by key: another sign-in first. */
export function mountAddresses(scope: FastifyInstance, { own, frameOf, emailChange }: OwnPagesDeps): void {
  const saved = '/profile?done=saved'

  scope.get('/profile/email', async (request, reply) => {
    if (emailChange === undefined) return goTo(reply, '/profile')
    const self = await own.findFreshSelf(request, reply, '/profile/email')
    if (!self) return reply
    return sendPage(reply, renderAddress(frameOf(request, self), { which: 'email', value: '', user: self.user }))
  })

  scope.post('/profile/email', async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, '/profile/email')
    if (!self) return reply
    requireUnlocked(self)
    if (emailChange === undefined)
      throw new Problem('forbidden', 'E-mail addresses are changed by an admin here. Ask one of them.')
    const value = formOf(request)('email').trim()
    const asked = await orRefusal(emailChange.request(self.user, value, self.origin))
    if (!(asked instanceof Problem)) return goTo(reply, saved)
    const frame = frameOf(request, { user: self.user, at: '/profile/email' })
    const { errors, problem } = errorsOf(frame, asked, ['email'])
    const view = { which: 'email', value, user: self.user, error: errors['email'], problem } as const
    return sendPage(reply, renderAddress(frame, view), 400)
  })

  scope.post('/profile/email/cancel', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile')
    if (!self) return reply
    await emailChange?.cancel(self.user, self.origin)
    return goTo(reply, '/profile')
  })

  scope.get('/profile/recovery-email', async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, '/profile/recovery-email')
    if (!self) return reply
    const { user } = self
    const view = { which: 'recoveryEmail', value: user.recoveryEmail ?? '', user } as const
    return sendPage(reply, renderAddress(frameOf(request, self), view))
  })

  scope.post('/profile/recovery-email', async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, '/profile/recovery-email')
    if (!self) return reply
    const { user, directory } = self
    const form = formOf(request)
    const value = form('recoveryEmail').trim()
    const done = await orRefusal(directory.profile.update({ recoveryEmail: value }, Number(form('version'))))
    if (!(done instanceof Problem)) return goTo(reply, saved)
    const frame = frameOf(request, { user, at: '/profile/recovery-email' })
    const { errors, problem } = errorsOf(frame, done, ['recoveryEmail'])
    const view = { which: 'recoveryEmail', value, user, error: errors['recoveryEmail'], problem } as const
    return sendPage(reply, renderAddress(frame, view), 400)
  })

  scope.get('/profile/ssh-keys', async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, '/profile/ssh-keys')
    if (!self) return reply
    const { user } = self
    return sendPage(reply, renderSshKeys(frameOf(request, self), { user, value: user.sshKeys.join('\n') }))
  })

  scope.post('/profile/ssh-keys', async (request, reply) => {
    const self = await own.findFreshSelf(request, reply, '/profile/ssh-keys')
    if (!self) return reply
    const { user, directory } = self
    const form = formOf(request)
    const value = form('sshKeys')
    const sshKeys = value.split('\n').filter(line => line.trim() !== '')
    const done = await orRefusal(directory.profile.update({ sshKeys }, Number(form('version'))))
    if (!(done instanceof Problem)) return goTo(reply, saved)
    const frame = frameOf(request, { user, at: '/profile/ssh-keys' })
    const { errors, problem } = errorsOf(frame, done, ['sshKeys'])
    return sendPage(reply, renderSshKeys(frame, { user, value, error: errors['sshKeys'], problem }), 400)
  })

  /** Before the address is looked at: whether it is taken is nothing to tell somebody who may not change theirs. */
  function requireUnlocked({ directory }: Self): void {
    if (directory.profile.get().isLocked)
      throw new Problem('forbidden', 'Your name and e-mail addresses are changed by an admin here. Ask one of them.')
  }
}
