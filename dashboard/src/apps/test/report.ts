import type { App, AppTest } from '@doorward/contract'
import { doorWords } from '../../parts/words.ts'
import { t } from '../../texts/index.ts'

const words = t.appsTest.report

/** What was seen, as text to be pasted. Sentences of a test hold no secret. */
export const printReport = (app: App, test: AppTest): string =>
  [
    `${app.title}, ${app.doors.map(door => doorWords[door]).join(', ')}${app.link === null ? '' : `, ${app.link}`}`,
    words.begun(new Date(test.startedAt).toISOString()),
    ...test.steps.flatMap(({ state, title, detail, fix, at }) => [
      `${state.padEnd(9)} ${title}${at === null ? '' : ` (${new Date(at).toISOString()})`}`,
      ...(detail ? detail.split('\n').map(line => `          ${line}`) : []),
      ...(fix ? [`          ${words.toDo(fix)}`] : []),
    ]),
  ].join('\n')
