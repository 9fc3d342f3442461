/**
 * mail: messages, the outbox in which they wait, and the mail server they are handed to. Knows no identity: whom a
 * message is to and what it tells is given. Its state lies in the store.
 */
export { mailCommands, putMail, type MailCommands } from './commands.ts'
export { mailKinds, type MailKind, type Message } from './message.ts'
export { createOutbox, type Outbox, type OutboxParts, type OutboxState, type Posting } from './outbox.ts'
export { createSender, type Sender, type SenderParts, type SendTimes } from './sender.ts'
export { parseSmtpUrl } from './smtp-server.ts'
export { MailTrouble } from './trouble.ts'
export { writeMessage, type GivenFacts, type Letterhead, type Occasion, type Reader } from './write-message.ts'
