import type { App, AppSetup } from '@doorward/contract'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { countPeople } from '../../parts/words.ts'

/** Everything passed. */
export function Ready({ app, setup }: { app: App; setup: AppSetup | undefined }) {
  const next = setup?.ways.flatMap(way => way.next) ?? []
  return (
    <>
      <Note tone="ok" title={`${app.title} is ready`}>
        {app.peopleCount === 0
          ? 'Nobody can open it yet: say who, under “Who can open it”.'
          : `${countPeople(app.peopleCount)} now ${app.peopleCount === 1 ? 'sees' : 'see'} it in My apps.`}
      </Note>
      {next.length > 0 && (
        <Panel title="Good next steps">
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
