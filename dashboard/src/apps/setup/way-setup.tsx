import type { App, AppCreated, SetupWay } from '@doorward/contract'
import { t } from '../../texts/index.ts'
import { AddressForm } from './address-form.tsx'
import { Snippets } from './snippets.tsx'
import { withNames } from './way-notes.tsx'
import { WayValues } from './way-values.tsx'

interface WaySetupProps {
  app: App
  way: SetupWay
  secrets: AppCreated['secrets']
}

const words = t.appsSetup.todo

function titleOf(app: App, { door, snippets }: SetupWay): string {
  if (door === 'gateway') return snippets.length > 0 ? words.pasteIntoProxy : words.enterInProxy
  return snippets.length > 0 ? words.pasteInto(app.title) : words.enterIn(app.title)
}

/** What to do at the app for one of its doors, and the values it takes. */
export function WaySetup({ app, way, secrets }: WaySetupProps) {
  const { door, steps, snippets } = way
  const secret = door === 'gateway' ? null : secrets[door]
  return (
    <div className="pad grid g2 way-setup">
      <div className="form">
        <AddressForm app={app} />
        <div className="form">
          <h2 className="label">{titleOf(app, way)}</h2>
          {steps.length === 1 && <p className="ink2">{withNames(steps[0] ?? '')}</p>}
          {steps.length > 1 && (
            <ol className="todo">
              {steps.map(step => (
                <li key={step}>{withNames(step)}</li>
              ))}
            </ol>
          )}
          <Snippets snippets={snippets} secret={secret} />
        </div>
      </div>
      <WayValues app={app} door={door} secrets={secrets} />
    </div>
  )
}
