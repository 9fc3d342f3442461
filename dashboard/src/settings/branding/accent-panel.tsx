import type { FittedAccent } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Badge, Status } from '../../parts/status.tsx'
import { colourIn, type Values } from './values.ts'

const ratio = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
/** Never more than it is: 4.49 is not 4.5. */
const printRatio = (amount: number) => ratio.format(Math.floor(amount * 10) / 10)

const ours = '#0e6485'

interface RowProps {
  where: string
  colour: string
  on: string
  text: string
  contrast: number
}

function FittedRow({ where, colour, on, text, contrast }: RowProps) {
  return (
    <>
      <span className="dim">{where}</span>
      <span className="chip" style={{ background: on, color: text }}>
        {where.startsWith('Links') ? 'Forgot password?' : 'Sign in'}
      </span>
      <span className="mono">{colour}</span>
      <Status tone="ok">{printRatio(contrast)} : 1</Status>
    </>
  )
}

function Fitted({ accent }: { accent: FittedAccent }) {
  const { colour, light, dark, changed } = accent
  return (
    <>
      {changed && (
        <Note tone="warn" title="Too light for white text, so we darkened it">
          White on {colour} has a contrast of {printRatio(accent.ratio)}; people need 4.5. The hue stays yours.
        </Note>
      )}
      {dark.fill !== light.fill && (
        <Note title="Too dark for a dark page, so it is lighter there">
          Nobody would see a button of {light.fill} on it. The hue stays yours.
        </Note>
      )}
      <div className="fitted">
        <FittedRow where="Light" colour={light.fill} on={light.fill} text="#ffffff" contrast={light.fillRatio} />
        <FittedRow where="Dark" colour={dark.fill} on={dark.fill} text="#ffffff" contrast={dark.fillRatio} />
        <FittedRow where="Links, light" colour={light.text} on="#ffffff" text={light.text} contrast={light.textRatio} />
        <FittedRow where="Links, dark" colour={dark.text} on="#131c20" text={dark.text} contrast={dark.textRatio} />
      </div>
    </>
  )
}

interface AccentPanelProps {
  form: UseFormReturnType<Values>
  accent: FittedAccent | undefined
  locked: boolean
}

/** The colour, and what is made of it so that it can be read. */
export function AccentPanel({ form, accent, locked }: AccentPanelProps) {
  const typed = form.values.accent
  return (
    <Panel
      title={<>Accent colour {form.isDirty('accent') && <Badge tone="accent">Changed</Badge>}</>}
      right={
        typed !== '' &&
        !locked && (
          <Button variant="subtle" size="compact-sm" onClick={() => form.setFieldValue('accent', '')}>
            Back to Doorward blue
          </Button>
        )
      }
    >
      <div className="pad form">
        <div className="swatch-field">
          <input
            type="color"
            aria-label="Pick your colour"
            value={colourIn(typed) ?? ours}
            disabled={locked}
            onChange={event => form.setFieldValue('accent', event.currentTarget.value)}
          />
          <TextInput
            label="Your colour"
            className="mono-input"
            placeholder={ours}
            description={typed === '' ? 'Ours, until you choose one.' : undefined}
            disabled={locked}
            maxLength={7}
            {...form.getInputProps('accent')}
          />
        </div>
        {accent !== undefined && <Fitted accent={accent} />}
        <p className="hint">
          The dashboard keeps its own blue. Green, amber and red for “worked”, “careful” and “failed” don’t change.
        </p>
      </div>
    </Panel>
  )
}
