// A reporter for `node --test`: a line of JSON for each file that ended, with its counts.
export default async function* countsByFile(events) {
  for await (const { type, data } of events)
    if (type === 'test:summary' && data.file !== undefined)
      yield `${JSON.stringify({ file: data.file, success: data.success, ...data.counts })}\n`
}
