import type { App, AppSetup } from '@doorward/contract'
import { CopyText } from '../../parts/copy.tsx'
import { Panel } from '../../parts/panel.tsx'
import { WayNotes } from '../setup/way-notes.tsx'
import { printReport } from './report.ts'
import type { LiveTest } from './use-app-test.ts'

const checked = { real: 'Tried with the app itself', documented: 'Made from its documentation' }

/** Help from others, and what is known of the app. */
export function Stuck({ app, setup, live }: { app: App; setup: AppSetup | undefined; live: LiveTest }) {
  return (
    <Panel title="Stuck?">
      <ul className="rows">
        <li>
          <span>
            Copy a report for your colleague
            <small>No secrets inside</small>
          </span>
          <span className="r">{live.test && <CopyText value={printReport(app, live.test)} />}</span>
        </li>
      </ul>
      {setup?.ways.map(way => (
        <details className="disclosure" key={way.door}>
          <summary>
            {setup.recipe ? `${setup.recipe.title} recipe notes` : 'What is worth knowing'}
            {setup.recipe && <small className="dim"> {checked[setup.recipe.checked]}</small>}
          </summary>
          <div className="pad">
            <WayNotes way={way} />
          </div>
        </details>
      ))}
    </Panel>
  )
}
