import type { App, AppCreated, SetupWay } from '@doorward/contract'
import { AddressForm } from './address-form.tsx'
import { Snippets } from './snippets.tsx'
import { withNames } from './way-notes.tsx'
import { WayValues } from './way-values.tsx'

interface WaySetupProps {
  app: App
  way: SetupWay
  secrets: AppCreated['secrets']
}

/** What to do at the app for one of its doors, and the values it takes. */
export function WaySetup({ app, way, secrets }: WaySetupProps) {
  const { door, steps, snippets } = way
  const secret = door === 'gateway' ? null : secrets[door]
  const where = door === 'gateway' ? 'your proxy' : app.title
  return (
    <div className="pad grid g2 way-setup">
      <div className="form">
        <AddressForm app={app} />
        <div className="form">
          <h2 className="label">
            2. {snippets.length > 0 ? `Paste this into ${where}` : `Enter the values in ${where}`}
          </h2>
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
