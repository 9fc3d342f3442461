import type { AuditEvent } from '@doorward/contract'
import { writeSentence } from './sentence.ts'

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
    return i === 0 && inside ? part.replace(/^[A-Z](?=[a-z])/, first => first.toLowerCase()) : part
  })
}
