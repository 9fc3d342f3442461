import { checkNewPassword, type User } from '#directory'
import { invalidField, Problem, Secret } from '#ground'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { WriteBackForPages } from '../../deps.ts'
import { errorsOf, formOf, goTo, orRefusal, sendPage } from '../../form.ts'
import type { OwnPagesDeps, Self } from '../../own-pages.ts'
import type { Frame } from '../../views/frame.ts'
import { renderPasswordForm, type PasswordView } from '../../views/profile/security-forms.ts'
import { securityPath } from '../../views/profile/security.ts'

/** What the form says to a change that did not come about, and with which status. */
interface Refusal {
  status: 400 | 503
  view: Pick<PasswordView, 'currentError' | 'error' | 'problem'>
}

/** The change of a password that another directory keeps: it is asked for there, and nothing of it is kept here. */
export function createPasswordThere({ writeBack, signIn, frameOf }: OwnPagesDeps) {
  async function change(
    request: FastifyRequest,
    frame: Frame,
    { user, session, directory, origin }: Self,
  ): Promise<Refusal | undefined> {
    const texts = frame.texts.security.forms.password
    const field = formOf(request)
    const [from, to] = [new Secret(field('current')), new Secret(field('password'))]
    const refusal = await orRefusal(Promise.resolve().then(() => checkForThere(to, user)))
    if (refusal instanceof Problem) {
      const { errors, problem } = errorsOf(frame, refusal, ['password'])
      return { status: 400, view: { error: errors['password'], problem } }
    }
    // Under the throttle, and with all that a sign-in asks: this form is no way to guess.
    const checked = await signIn.checkPassword({
      identifier: user.id,
      password: from,
      address: origin.address ?? '',
      door: origin.door,
    })
    if (checked === 'busy')
      return {
        status: 503,
        view: {
          problem: frame.texts.problem('Too many passwords are being checked right now. Try again in a few seconds.'),
        },
      }
    const answer = checked === 'right' ? await writeBack.change(user, { from, to }) : ({ kind: checked } as const)
    if (answer.kind !== 'changed') return refusalOf(answer, texts)
    await directory.users.notePasswordThere(user.id, answer.directoryId, session.id)
    return undefined
  }

  /** Answers the form of somebody whose password is changed in the directory of this title. */
  return async function post(
    request: FastifyRequest,
    reply: FastifyReply,
    self: Self,
    keeper: string,
  ): Promise<FastifyReply> {
    const { user } = self
    const frame = frameOf(request, { user, at: `${securityPath}/password` })
    const refusal = await change(request, frame, self)
    if (refusal === undefined) return goTo(reply, `${securityPath}?done=password`)
    const view = { user, hasPassword: true, stranger: false, keeper, ...refusal.view }
    if (refusal.status === 503) reply.header('retry-after', 60)
    return sendPage(reply, renderPasswordForm(frame, view), refusal.status)
  }
}

/** Besides what the directory asks of it. Behind a NUL some servers see nothing, and nobody would get in again. */
function checkForThere(password: Secret, user: User): void {
  checkNewPassword(password, user)
  if (/\p{Cc}/u.test(password.reveal())) throw invalidField('password', 'No line breaks or control characters.')
}

function refusalOf(
  answer: Exclude<Awaited<ReturnType<WriteBackForPages['change']>>, { kind: 'changed' }>,
  texts: Frame['texts']['security']['forms']['password'],
): Refusal {
  switch (answer.kind) {
    case 'wrong':
      return { status: 400, view: { currentError: texts.wrong } }
    case 'not-taken':
      return { status: 400, view: { error: texts.notTaken(answer.said) } }
    case 'not-allowed':
      return { status: 400, view: { problem: texts.notAllowed } }
    case 'unreachable':
      return { status: 503, view: { problem: texts.unreachable } }
    case 'unknown':
  }
  return { status: 503, view: { problem: texts.unknown } }
}
