import { Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { lineErrors } from '../apps/line-errors.ts'
import { Panel } from '../parts/panel.tsx'
import type { RunningValues } from './running-form.tsx'

/** Addresses and ranges, as text: with comments, and with the number of a line that is wrong. */
export function AllowList({ form }: { form: UseFormReturnType<RunningValues> }) {
  return (
    <Panel title="Who may connect" footer="Everyone else is refused before they can try a password.">
      <div className="pad form">
        <Textarea
          label="Addresses and ranges"
          description="One a line, for example 10.0.20.0/24. What follows # is a comment."
          classNames={{ input: 'mono' }}
          autosize
          minRows={3}
          maxRows={16}
          spellCheck={false}
          {...form.getInputProps('allowList')}
          error={lineErrors(form.errors, 'allowList', 0)}
        />
      </div>
    </Panel>
  )
}
