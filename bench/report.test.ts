import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absolutely, atLeast, atMost, median, printMarkdown, printSection, type Section } from './report.ts'

const section: Section = {
  title: 'Doors',
  columns: ['theirs', 'ours'],
  figures: [
    { what: 'opened', theirs: '10/s', ours: '25/s', ratio: 2.5, byProcessor: 2.25, target: atLeast(2) },
    { what: 'size', theirs: '10 MB', ours: '13 MB', ratio: 1.3, target: atMost(1.2) },
    { what: 'creaking', theirs: '', ours: '4 ms', target: absolutely('most', 5, 4, 'ms') },
    { what: '(|(a=b)(c=d))', theirs: '1/s', ours: '1/s' },
  ],
}

test('a figure says whether it is what was promised, in ratios or in its own unit', () => {
  const lines = printSection(section).split('\n')
  assert.match(lines[3] ?? '', /^opened +10\/s +25\/s +2\.50 \(2\.25\) +≥ 2 +reached$/)
  assert.match(lines[4] ?? '', /^size .+ 1\.30 +≤ 1\.2 +missed$/)
  assert.match(lines[5] ?? '', /^creaking .+ ≤ 5 ms +reached$/)
  assert.match(lines[6] ?? '', /^\(\|\(a=b\)\(c=d\)\) +1\/s +1\/s$/)
})

test('as Markdown every row has as many cells as the heading, bars in filters escaped', () => {
  const rows = printMarkdown(section).split('\n').slice(1)
  for (const row of rows) assert.equal(row.replaceAll('\\|', '').split('|').length, 8, row)
})

test('the middle of an even number of rounds lies between two', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 2, 3]), 2.5)
})
