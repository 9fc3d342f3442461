import type { DirectoryQueryPage } from '@doorward/contract'
import { Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { lineErrors } from '../apps/line-errors.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { RefusedAddresses } from './refused-addresses.tsx'
import type { RunningValues } from './running-form.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer

interface AllowListProps {
  form: UseFormReturnType<RunningValues>
  refused: DirectoryQueryPage['refusedAddresses']
  /** Absent where the list is kept elsewhere. */
  onAllow: ((address: string) => void) | undefined
  error: Error | null
}

/** Addresses and ranges, as text: with comments, and with the number of a line that is wrong. */
export function AllowList({ form, refused, onAllow, error }: AllowListProps) {
  return (
    <Panel title={words.whoMayConnect} footer={words.allow.footer}>
      <fieldset className="plain-fieldset pad form" disabled={onAllow === undefined}>
        <Failure error={error} what={words.allow.failed} focus />
        <Textarea
          label={words.allow.label}
          description={words.allow.hint}
          classNames={{ input: 'mono' }}
          autosize
          minRows={3}
          maxRows={16}
          spellCheck={false}
          {...form.getInputProps('allowList')}
          error={lineErrors(form.errors, 'allowList', 0)}
        />
      </fieldset>
      <RefusedAddresses addresses={refused} onAllow={onAllow} />
    </Panel>
  )
}
