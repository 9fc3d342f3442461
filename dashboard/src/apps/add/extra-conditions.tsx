import { Checkbox, Textarea } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'

interface ExtraConditionsProps {
  requireTwoFactor: boolean
  /** One address or range a line. */
  networks: string
  onChange: (part: { requireTwoFactor?: boolean; networks?: string }) => void
  errors: Record<string, unknown>
}

/** Each names its line itself. */
const networkErrors = (errors: Record<string, unknown>): string =>
  Object.entries(errors)
    .filter(([at, message]) => typeof message === 'string' && /^networks(\.|$)/.test(at))
    .map(([, message]) => String(message))
    .join(' ')

/** What is asked of people who may open the app by its rule. */
export function ExtraConditions({ requireTwoFactor, networks, onChange, errors }: ExtraConditionsProps) {
  return (
    <Panel title="Extra conditions">
      <div className="pad form">
        <Checkbox
          label="Ask for a second factor, even if the general rule doesn’t"
          description="Who has none yet is asked to set it up when they open the app."
          checked={requireTwoFactor}
          onChange={event => onChange({ requireTwoFactor: event.currentTarget.checked })}
        />
        <Textarea
          label="Only from certain networks"
          description="One address or range a line, for example 10.0.20.0/24. Empty: from anywhere."
          classNames={{ input: 'mono' }}
          autosize
          spellCheck={false}
          value={networks}
          error={networkErrors(errors)}
          onChange={event => onChange({ networks: event.currentTarget.value })}
        />
      </div>
    </Panel>
  )
}
