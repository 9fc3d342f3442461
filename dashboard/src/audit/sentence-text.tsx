import type { AuditEvent } from '@doorward/contract'
import { whoOf, writeSentence } from './sentence.ts'
import { t } from '../texts/index.ts'

const words = t.auditSentences

/** What a person was refused was not refused by them. */
function startInside(text: string, event: AuditEvent): string {
  return event.outcome === 'refused' && whoOf(event)?.kind === 'user' ? words.insideRefused(text) : words.inside(text)
}

/** What happened. `inside`: after the name of who did it, and so without a capital. */
export function SentenceText({ event, inside }: { event: AuditEvent; inside?: boolean }) {
  return writeSentence(event).map((part, i) => {
    if (typeof part !== 'string')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have an order and nothing else
        <b className="b" key={i}>
          {part.name}
        </b>
      )
    return i === 0 && inside ? startInside(part, event) : part
  })
}
