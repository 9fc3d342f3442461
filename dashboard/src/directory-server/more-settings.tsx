import type { DirectoryServer } from '@doorward/contract'
import { Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { Section } from '../apps/configuration/section.tsx'
import { lineErrors } from '../apps/line-errors.ts'
import { Limits } from './limits.tsx'
import type { RunningValues } from './running-form.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer.more

/** What few need to look at. */
export function MoreSettings({ server, form }: { server: DirectoryServer; form: UseFormReturnType<RunningValues> }) {
  const set = Object.values(form.values.limits).filter(value => value !== '').length
  return (
    <section className="panel setting-sections" aria-label={words.title}>
      <Section
        title={words.proxy}
        hint={form.values.proxyFrom.trim() === '' ? words.direct : words.proxied}
        errors={form.errors}
        paths={['proxyFrom']}
      >
        <Textarea
          label={words.proxyFrom}
          description={words.proxyFromHint}
          classNames={{ input: 'mono' }}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          {...form.getInputProps('proxyFrom')}
          error={lineErrors(form.errors, 'proxyFrom', 0)}
        />
      </Section>
      <Section
        title={words.limits}
        hint={set === 0 ? words.asUsual : words.someSet(set)}
        errors={form.errors}
        paths={['limits']}
      >
        <p className="hint">{words.limitsHint}</p>
        <Limits server={server} form={form} />
      </Section>
    </section>
  )
}
