import { Checkbox, Textarea } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'

const words = t.appsAdd.access

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
    <Panel title={words.extra}>
      <div className="pad form">
        <Checkbox
          label={words.factor}
          description={words.factorHint}
          checked={requireTwoFactor}
          onChange={event => onChange({ requireTwoFactor: event.currentTarget.checked })}
        />
        <Textarea
          label={words.networks}
          description={words.networksHint}
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
