import { hours, seconds } from '#ground'
import { MailTrouble } from '#mail'
import { about, type Check, type Finding, type Inside } from './check.ts'

const mail = about('mail')
/** Less than a check may take in all. */
const answerMs = seconds(8)
/** Older trouble has either gone or is seen by connecting. */
const recentMs = hours(24)

export const checkMail: Check<Inside> = async ({ sender, outbox, clock }) => {
  if (sender === null)
    return [
      mail.ok(
        'on',
        'No mail is sent: invitations and password links are shown to whoever makes them, to be passed on; nobody resets a forgotten password alone, confirms a new address or is told of changes by mail.',
      ),
    ]
  return [await checkServer(sender), ...(await checkOutbox(outbox, clock.now()))]
}

async function checkServer(sender: NonNullable<Inside['sender']>): Promise<Finding> {
  try {
    await sender.check({ wholeMs: answerMs })
    return mail.ok('server', `${sender.server} answers and takes mail from ${sender.from.address}.`)
  } catch (error) {
    if (!(error instanceof MailTrouble)) throw error
    return mail.wrong(
      'server',
      error.message,
      'Correct mail.smtp, or see to the mail server. What waits is tried again.',
    )
  }
}

async function checkOutbox(outbox: Inside['outbox'], now: number): Promise<Finding[]> {
  const { waiting, lastTrouble } = await outbox.state()
  const told = waiting === 0 ? 'No message waits.' : `${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'}.`
  if (lastTrouble === null || now - lastTrouble.at > recentMs) return [mail.ok('outbox', told)]
  return [
    mail.look(
      'outbox',
      `${told} The newest that has not left: ${lastTrouble.sentence}`,
      lastTrouble.givenUp
        ? 'It was given up. Look whether the address is right, and do again what it was about.'
        : 'It is tried again by itself.',
    ),
  ]
}
