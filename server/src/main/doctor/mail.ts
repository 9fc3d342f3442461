import { hours, sayIn, seconds } from '#ground'
import { MailTrouble } from '#mail'
import { about, type Check, type Found, type Inside } from './check.ts'

const mail = about('mail')
/** Less than a check may take in all. */
const answerMs = seconds(8)
/** Older trouble has either gone or is seen by connecting. */
const recentMs = hours(24)

export const checkMail: Check<Inside> = async ({ sender, outbox, clock }) => {
  if (sender === null) return [mail.ok('on', said => said.off)]
  return [await checkServer(sender), ...(await checkOutbox(outbox, clock.now()))]
}

async function checkServer(sender: NonNullable<Inside['sender']>): Promise<Found> {
  try {
    await sender.check({ wholeMs: answerMs })
    return mail.ok('server', said => said.well(sender.server, sender.from.address))
  } catch (error) {
    if (!(error instanceof MailTrouble)) throw error
    return mail.wrong(
      'server',
      (_said, language) => sayIn(language, error.said),
      said => said.troubleAdvice,
    )
  }
}

async function checkOutbox(outbox: Inside['outbox'], now: number): Promise<Found[]> {
  const { waiting, lastTrouble } = await outbox.state()
  if (lastTrouble === null || now - lastTrouble.at > recentMs) return [mail.ok('outbox', said => said.waiting(waiting))]
  return [
    mail.look(
      'outbox',
      (said, language) => said.notLeft(said.waiting(waiting), sayIn(language, lastTrouble.said)),
      said => (lastTrouble.givenUp ? said.givenUpAdvice : said.triedAgainAdvice),
    ),
  ]
}
