import type { App, AppSetup } from '@doorward/contract'
import { CopyText } from '../../parts/copy.tsx'
import { Panel } from '../../parts/panel.tsx'
import { WayNotes } from '../setup/way-notes.tsx'
import { t } from '../../texts/index.ts'
import { printReport } from './report.ts'
import type { LiveTest } from './use-app-test.ts'

const words = t.appsTest.stuck

/** Help from others, and what is known of the app. */
export function Stuck({ app, setup, live }: { app: App; setup: AppSetup | undefined; live: LiveTest }) {
  return (
    <Panel title={words.title}>
      <ul className="rows">
        <li>
          <span>
            {words.report}
            <small>{words.noSecrets}</small>
          </span>
          <span className="r">{live.test && <CopyText value={printReport(app, live.test)} />}</span>
        </li>
      </ul>
      {setup?.ways.map(way => (
        <details className="disclosure" key={way.door}>
          <summary>
            {setup.recipe ? words.notesOf(setup.recipe.title) : words.notes}
            {setup.recipe && <small className="dim"> {words.checked[setup.recipe.checked]}</small>}
          </summary>
          <div className="pad">
            <WayNotes way={way} />
          </div>
        </details>
      ))}
    </Panel>
  )
}
