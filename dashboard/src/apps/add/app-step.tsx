import { appCreate } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef } from 'react'
import { checkedBy } from '../../parts/form.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { gatewayFieldOf, hostOfAddress } from '../gateway/gateway-values.ts'
import { AppFields } from './app-fields.tsx'
import { ContinueKey } from './continue-key.tsx'
import { type AppDraft, bodyOf, useDraft } from './draft.ts'
import { Steps } from './steps.tsx'
import { WayChoices } from './way-choices.tsx'

const checkBody = checkedBy(appCreate, bodyOf)

const check = (draft: AppDraft): Record<string, string> => {
  if (draft.door === null) return { way: 'Choose what the app can do.' }
  const found = checkBody(draft)
  if (draft.door === 'gateway' && hostOfAddress(draft.link) === '')
    found['link'] ??= 'Give the address people type, like https://status.example.com.'
  return Object.fromEntries(Object.entries(found).map(([at, message]) => [gatewayFieldOf(at), message]))
}

/** What the app is and how it signs people in. */
export function AppStep() {
  const { draft, errors, setErrors } = useDraft()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = check(draft)
    setErrors(found)
    if (Object.keys(found).length === 0) void navigate({ to: '/apps/add/access' })
  }
  return (
    <form noValidate onSubmit={submit} ref={form}>
      <PageHead title="Add app" crumbs={[{ to: '/apps', name: 'Apps' }]} />
      <Steps now={1} />
      {errors['way'] && (
        <p className="error above" role="alert">
          {errors['way']}
        </p>
      )}
      <div className="grid g-wide app-step">
        <WayChoices />
        {draft.door !== null && <AppFields />}
      </div>
      <div className="foot">
        <Button variant="subtle" renderRoot={props => <Link to="/apps" {...props} />}>
          Cancel
        </Button>
        <span className="r">
          <ContinueKey run={() => form.current?.requestSubmit()} />
          <Button type="submit">Continue</Button>
        </span>
      </div>
    </form>
  )
}
