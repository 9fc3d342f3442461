import multipart from '@fastify/multipart'
import { limits, Problem } from '#ground'
import type { FastifyInstance } from 'fastify'
import { errorsOf, goTo, orRefusal, sendPage } from '../../form.ts'
import type { OwnPagesDeps } from '../../own-pages.ts'
import { readPostedFile } from '../../posted-file.ts'
import { renderDetails } from '../../views/profile/details.ts'
import { readDetails } from './details.ts'

const field = 'picture'

/**
 * Somebody's own picture, on the first tab. A locked profile locks who somebody is, which a picture does not say, and
 * neither an external directory nor a file of truth keeps one: everybody changes their own.
 */
export function mountPhoto(scope: FastifyInstance, deps: OwnPagesDeps): void {
  const { own, frameOf } = deps

  // Files are taken at this one address, so what takes them apart is known here alone.
  void scope.register(async files => {
    await files.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: limits.picture.bytesMax, files: 1, fields: 4, parts: 5, fieldNameSize: 100, fieldSize: 1000 },
    })

    files.post('/profile/photo', async (request, reply) => {
      const self = await own.findSelf(request, reply, '/profile')
      if (!self) return reply
      const { user, directory } = self
      const frame = frameOf(request, { user, at: '/profile' })
      const refuse = async (photoError: string, status: number) =>
        sendPage(reply, renderDetails(frame, { ...(await readDetails(deps, self)), photoError }), status)

      const file = await readPostedFile(request, field, limits.picture.bytesMax)
      if (file === 'too-large')
        return refuse(frame.texts.problem('A picture may have up to 2 MB. Choose a smaller one.'), 413)
      if (file === undefined) return refuse(frame.texts.photo.noneChosen, 400)
      const saved = await orRefusal(directory.users.setPicture(user.id, file))
      if (!(saved instanceof Problem)) return goTo(reply, '/profile?done=photo')
      return refuse(errorsOf(frame, saved, [field]).errors[field] ?? frame.texts.problem(saved.saying), 400)
    })
  })

  scope.post('/profile/photo/remove', async (request, reply) => {
    const self = await own.findSelf(request, reply, '/profile')
    if (!self) return reply
    await self.directory.users.setPicture(self.user.id, null)
    return goTo(reply, '/profile?done=no-photo')
  })
}
