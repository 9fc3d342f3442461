import type { App, AppSetup } from '@doorward/contract'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'

const words = t.appsTest.ready

/** Everything passed. */
export function Ready({ app, setup }: { app: App; setup: AppSetup | undefined }) {
  const next = setup?.ways.flatMap(way => way.next) ?? []
  return (
    <>
      <Note tone="ok" title={words.title(app.title)}>
        {app.peopleCount === 0 ? words.nobody : words.people(app.peopleCount)}
      </Note>
      {next.length > 0 && (
        <Panel title={words.next}>
          {next.map(({ title, hint }) => (
            <details className="disclosure" key={title}>
              <summary>{title}</summary>
              <p className="pad ink2">{hint}</p>
            </details>
          ))}
        </Panel>
      )}
    </>
  )
}
