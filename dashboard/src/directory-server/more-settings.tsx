import type { DirectoryServer } from '@doorward/contract'
import { Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { Section } from '../apps/configuration/section.tsx'
import { lineErrors } from '../apps/line-errors.ts'
import { Limits } from './limits.tsx'
import type { RunningValues } from './running-form.tsx'

/** What few need to look at. */
export function MoreSettings({ server, form }: { server: DirectoryServer; form: UseFormReturnType<RunningValues> }) {
  const set = Object.values(form.values.limits).filter(value => value !== '').length
  return (
    <section className="panel setting-sections" aria-label="More settings">
      <Section
        title="Behind a proxy"
        hint={
          form.values.proxyFrom.trim() === '' ? 'Apps connect here themselves' : 'Proxies tell where apps come from'
        }
        errors={form.errors}
        paths={['proxyFrom']}
      >
        <Textarea
          label="Proxies that speak the PROXY protocol"
          description="Addresses and ranges as above. They must tell where each connection comes from, and that address must be on the list. Nothing that comes through them counts as this machine."
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
        title="Limits"
        hint={set === 0 ? 'All as usual' : `${set} set, the others as usual`}
        errors={form.errors}
        paths={['limits']}
      >
        <p className="hint">An empty field is the usual number. A change counts at once, for open connections too.</p>
        <Limits server={server} form={form} />
      </Section>
    </section>
  )
}
