import { OperatorProblem } from '#ground'
import { auditTopics, type AuditTopic } from '#directory'
import { textOf, type Command } from '../command.ts'
import { parseMoment } from '../moment.ts'

function parseTopics(text: string | undefined): AuditTopic[] | undefined {
  return text?.split(',').map(word => {
    const topic = auditTopics.find(one => one === word.trim())
    if (topic === undefined)
      throw new OperatorProblem('invalid', `--what takes ${auditTopics.join(', ')}, with commas between.`)
    return topic
  })
}

export const auditCommands: Command[] = [
  {
    name: 'audit export',
    takes: [],
    about: 'Print what happened, newest first, one JSON object on each line.',
    details: 'The fields are those of GET /api/v1/audit. That it was exported is itself an event.',
    options: {
      from: { value: 'DAY', about: 'At this day or moment (UTC) or later.' },
      to: { value: 'DAY', about: 'Before this day or moment (UTC).' },
      what: { value: 'TOPICS', about: `Of ${auditTopics.join(', ')}.` },
      user: { value: 'USER', about: 'By or about this person.' },
      app: { value: 'APP', about: 'At this app; directory-server for LDAP.' },
      address: { value: 'ADDRESS', about: 'From this address.' },
      reference: { value: 'REFERENCE', about: 'The event a refusal was told with.' },
      refused: { about: 'Only refusals.' },
    },
    async run({ options, console, withOperations }) {
      const filter = {
        from: parseMoment('from', textOf(options['from'])),
        to: parseMoment('to', textOf(options['to'])),
        topics: parseTopics(textOf(options['what'])),
        user: textOf(options['user']),
        app: textOf(options['app']),
        address: textOf(options['address']),
        reference: textOf(options['reference']),
        refused: options['refused'] === true ? true : undefined,
      }
      await withOperations(async operate => {
        await operate('noteAuditExport', filter)
        let cursor: string | undefined
        do {
          const { lines, nextCursor } = await operate('readAudit', { ...filter, cursor })
          if (lines.length > 0) console.say(lines.join('\n'))
          cursor = nextCursor ?? undefined
        } while (cursor !== undefined)
      })
    },
  },
]
