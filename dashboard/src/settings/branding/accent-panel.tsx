import type { FittedAccent } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { Note } from '../../parts/note.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Badge, Status } from '../../parts/status.tsx'
import { colourIn, type Values } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.branding.accent

const ratio = new Intl.NumberFormat(t.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
/** Never more than it is: 4.49 is not 4.5. */
const printRatio = (amount: number) => ratio.format(Math.floor(amount * 10) / 10)

const ours = '#0e6485'

interface RowProps {
  where: string
  isLink?: boolean
  colour: string
  on: string
  text: string
  contrast: number
}

function FittedRow({ where, isLink, colour, on, text, contrast }: RowProps) {
  return (
    <>
      <span className="dim">{where}</span>
      <span className="chip" style={{ background: on, color: text }}>
        {isLink ? words.links : words.button}
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
        <Note tone="warn" title={words.tooLight}>
          {words.tooLightText(colour, printRatio(accent.ratio))}
        </Note>
      )}
      {dark.fill !== light.fill && <Note title={words.tooDark}>{words.tooDarkText(light.fill)}</Note>}
      <div className="fitted">
        <FittedRow where={words.light} colour={light.fill} on={light.fill} text="#ffffff" contrast={light.fillRatio} />
        <FittedRow where={words.dark} colour={dark.fill} on={dark.fill} text="#ffffff" contrast={dark.fillRatio} />
        <FittedRow
          where={words.linksLight}
          isLink
          colour={light.text}
          on="#ffffff"
          text={light.text}
          contrast={light.textRatio}
        />
        <FittedRow
          where={words.linksDark}
          isLink
          colour={dark.text}
          on="#131c20"
          text={dark.text}
          contrast={dark.textRatio}
        />
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
      title={
        <>
          {words.title} {form.isDirty('accent') && <Badge tone="accent">{t.settings.changed}</Badge>}
        </>
      }
      right={
        typed !== '' &&
        !locked && (
          <Button variant="subtle" size="compact-sm" onClick={() => form.setFieldValue('accent', '')}>
            {words.back}
          </Button>
        )
      }
    >
      <div className="pad form">
        <div className="swatch-field">
          <input
            type="color"
            aria-label={words.pick}
            value={colourIn(typed) ?? ours}
            disabled={locked}
            onChange={event => form.setFieldValue('accent', event.currentTarget.value)}
          />
          <TextInput
            label={words.yours}
            className="mono-input"
            placeholder={ours}
            description={typed === '' ? words.ours : undefined}
            disabled={locked}
            maxLength={7}
            {...form.getInputProps('accent')}
          />
        </div>
        {accent !== undefined && <Fitted accent={accent} />}
        <p className="hint">{words.hint}</p>
      </div>
    </Panel>
  )
}
