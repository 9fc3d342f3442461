/** One line of the report. */
export interface Figure {
  what: string
  /** What it is measured against, and Doorward's own. */
  theirs: string
  ours: string
  ratio?: number
  /** The same ratio by processor time per operation, which other programs on the machine change less. */
  byProcessor?: number
  target?: Target
  note?: string
}

export interface Target {
  /** `least`: the ratio should not be below; `most`: not above. */
  kind: 'least' | 'most'
  value: number
  /** Where the target is not a ratio: the figure it is about, and its unit. */
  absolute?: { value: number; unit: string }
}

export interface Section {
  title: string
  /** Headings of what it is measured against and of our own. */
  columns: [theirs: string, ours: string]
  figures: Figure[]
}

export const atLeast = (value: number): Target => ({ kind: 'least', value })
export const atMost = (value: number): Target => ({ kind: 'most', value })
export const absolutely = (kind: Target['kind'], limit: number, value: number, unit: string): Target => ({
  kind,
  value: limit,
  absolute: { value, unit },
})

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
export const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const megabytes = (value: number): string => `${Math.round(value)} MB`

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

type Cells = [what: string, theirs: string, ours: string, ratio: string, target: string, verdict: string]

const headings = ([theirs, ours]: Section['columns']): Cells => ['', theirs, ours, 'ratio', 'target', '']

const printRatio = (ratio: number | undefined): string => (ratio === undefined ? '' : ratio.toFixed(ratio < 10 ? 2 : 1))

function cellsOf({ what, theirs, ours, ratio, byProcessor, target, note }: Figure): Cells {
  return [
    note === undefined ? what : `${what} (${note})`,
    theirs,
    ours,
    byProcessor === undefined ? printRatio(ratio) : `${printRatio(ratio)} (${printRatio(byProcessor)})`,
    target === undefined ? '' : printTarget(target),
    target === undefined ? '' : isReached(target, ratio) ? 'reached' : 'missed',
  ]
}

const printTarget = ({ kind, value, absolute }: Target): string =>
  `${kind === 'least' ? '≥' : '≤'} ${value.toLocaleString('en')}${absolute === undefined ? '' : ` ${absolute.unit}`}`

function isReached(target: Target, ratio: number | undefined): boolean {
  const figure = target.absolute?.value ?? ratio ?? Number.NaN
  return target.kind === 'least' ? figure >= target.value : figure <= target.value
}

/** A section as a table for the terminal. */
export function printSection({ title, columns, figures }: Section): string {
  const rows = [headings(columns), ...figures.map(cellsOf)]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return `\n${title}\n${lines.join('\n')}`
}

/** The same for `docs/performance.md`. */
export function printMarkdown({ title, columns, figures }: Section): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ').replaceAll('(|', '(\\|')} |`
  return [
    `### ${title}`,
    row(headings(columns)),
    '|---|--:|--:|--:|--:|---|',
    ...figures.map(f => row(cellsOf(f))),
  ].join('\n')
}
