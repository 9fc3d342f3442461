import { join } from 'node:path'
import { Visitor } from './app-flow.ts'
import { startDoorward, type DoorwardServer } from './doorward.ts'
import type { Effort } from './effort.ts'
import { makeListsFolder } from './lists-folder.ts'
import { outFolder } from './out-folder.ts'
import { readMemory, readProcessorMs } from './process-figures.ts'
import { megabytes, milliseconds, perSecond, type Figure, type Section } from './report.ts'

const importedRows = 20_000
/** As the dashboard sends them: so many in a request, one after another. */
const rowsAtOnce = 500
const withPasswordsAtOnce = 25
const withPasswords = 200

interface Row {
  line: number
  username: string
  displayName: string
  email: string
  groups: string[]
}

/** People come in from a table and go out as one, beside those who are there. Nothing to compare with. */
export async function measureTables({ people }: Effort): Promise<Section[]> {
  const sections: Section[] = []
  for (const count of people) {
    const folder = join(outFolder, 'tables')
    await makeListsFolder(count, folder)
    sections.push({
      title: `People as a table: ${count.toLocaleString('en')} people`,
      columns: ['', 'Doorward'],
      figures: await measureTablesOf(folder),
    })
  }
  return sections
}

/** Adds people to the folder. */
export async function measureTablesOf(folder: string): Promise<Figure[]> {
  const server = await startDoorward(folder, 'both')
  const visitor = new Visitor(server.url)
  let importer: Visitor | undefined
  try {
    await visitor.signIn(0)
    const rows = makeRows('table', importedRows)
    const given = makeRows('given', withPasswords)
    const figures = [
      ...(await measureExport(server, visitor, 'everybody out', '')),
      ...(await measureExport(server, visitor, '… of one source', '?source=local')),
      ...(await measureExport(server, visitor, '… part of a name', '?search=mei')),
    ]
    // The server has closed the connection over which nothing was asked while the tables came.
    importer = new Visitor(server.url)
    await importer.signIn(0)
    const imports = [
      ['rows looked at', rows, { apply: false }],
      ['… added', rows, { apply: true }],
      ['… given again: everybody is kept', rows, { apply: true }],
      ['… added with passwords', given, { apply: true, passwords: true }],
    ] as const
    for (const [what, sent, options] of imports)
      figures.push(await measureImport(server, importer, what, sent, options))
    return figures
  } finally {
    visitor.close()
    importer?.close()
    await server.stop()
  }
}

/** Each in one of a hundred groups; rows of `prefix` are the same each time. */
const makeRows = (prefix: string, count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({
    line: n + 2,
    username: `${prefix}${n}`,
    displayName: `Person ${n} of a table`,
    email: `${prefix}${n}@table.example.com`,
    groups: [`team-${String(n % 100).padStart(4, '0')}`],
  }))

async function measureImport(
  server: DoorwardServer,
  visitor: Visitor,
  what: string,
  rows: readonly Row[],
  options: { apply: boolean; passwords?: boolean },
): Promise<Figure> {
  const atOnce = options.passwords === true ? withPasswordsAtOnce : rowsAtOnce
  const processorMs = readProcessorMs(server.pid)
  const began = performance.now()
  let slowestMs = 0
  for (let at = 0; at < rows.length; at += atOnce) {
    const sent = performance.now()
    const answer = await visitor.send('/api/v1/users/import', { rows: rows.slice(at, at + atOnce), ...options })
    slowestMs = Math.max(slowestMs, performance.now() - sent)
    if (answer.includes('"refused"')) throw new Error(`A row was refused: ${answer.slice(0, 300)}`)
  }
  const tookMs = performance.now() - began
  const each = (readProcessorMs(server.pid) - processorMs) / rows.length
  return {
    what: `${rows.length.toLocaleString('en')} ${what}`,
    note: `${each.toFixed(2)} ms of a processor each; the slowest ${atOnce} took ${milliseconds(slowestMs)}`,
    theirs: '',
    ours: `${milliseconds(tookMs)}, ${perSecond(rows.length / (tookMs / 1000))}`,
  }
}

async function measureExport(server: DoorwardServer, visitor: Visitor, what: string, query: string): Promise<Figure[]> {
  const before = readMemory(server.pid)?.rssMb ?? 0
  let most = before
  const watching = setInterval(() => (most = Math.max(most, readMemory(server.pid)?.rssMb ?? 0)), 50)
  const processorMs = readProcessorMs(server.pid)
  const began = performance.now()
  const answer = await fetch(new URL(`/api/v1/users/export${query}`, server.url), {
    headers: { cookie: visitor.cookie },
  })
  if (answer.status !== 200 || answer.body === null) throw new Error(`The export was answered ${answer.status}.`)
  let firstMs: number | undefined
  let [bytes, lines] = [0, 0]
  for await (const chunk of answer.body) {
    firstMs ??= performance.now() - began
    bytes += chunk.length
    for (const byte of chunk) if (byte === 10) lines++
  }
  const tookMs = performance.now() - began
  clearInterval(watching)
  const people = lines - 1
  return [
    {
      what,
      note: `${people.toLocaleString('en')} people, ${(bytes / 1e6).toFixed(1)} MB; ${milliseconds(readProcessorMs(server.pid) - processorMs)} of a processor`,
      theirs: '',
      ours: milliseconds(tookMs),
    },
    { what: '… its first byte', theirs: '', ours: milliseconds(firstMs ?? Number.NaN) },
    { what: '… resident before, and the most', theirs: '', ours: `${megabytes(before)}, ${megabytes(most)}` },
  ]
}
