import { appCreate } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef } from 'react'
import { Choice } from '../../parts/choice.tsx'
import { checkedBy } from '../../parts/form.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { bodyOf, useDraft } from './draft.ts'
import { OidcFields } from './oidc-fields.tsx'
import { SecretFields } from './secret-fields.tsx'
import { Steps } from './steps.tsx'

const check = checkedBy(appCreate, bodyOf)

/** What the app is and how it signs people in. */
export function AppStep() {
  const { draft, change, errors, setErrors } = useDraft()
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
  const choose = (door: typeof draft.door) => ({
    name: 'door',
    checked: draft.door === door,
    onChoose: () => change({ door }),
  })
  return (
    <form noValidate onSubmit={submit} ref={form}>
      <PageHead title="Add app" crumbs={[{ to: '/apps', name: 'Apps' }]} />
      <Steps now={1} />
      <div className="grid g-wide">
        <Panel title="The app">
          <div className="pad form">
            <TextInput
              label="Name"
              description="As people know it, for example Grafana."
              autoComplete="off"
              autoFocus
              value={draft.title}
              error={errors['title']}
              onChange={event => change({ title: event.currentTarget.value })}
            />
            <TextInput
              label="Address people open"
              description="Where “My apps” leads, for example https://grafana.example.com."
              type="url"
              autoComplete="off"
              value={draft.link}
              error={errors['link']}
              onChange={event => change({ link: event.currentTarget.value })}
            />
            {draft.door === 'oidc' && <OidcFields />}
            {draft.door === 'ldap' && <SecretFields label="Bind secret" path="ldap.secret.secret" />}
            {draft.door === 'simpleAuth' && <SecretFields label="Client secret" path="simpleAuth.secret.secret" />}
          </div>
        </Panel>
        <Panel title="What can the app do?">
          <div className="pad form" role="radiogroup" aria-label="What can the app do?">
            <Choice
              {...choose('oidc')}
              title="It offers “OpenID Connect”, “OAuth” or “SSO”"
              hint="Best choice: one sign-in, and the app never sees passwords."
            />
            <Choice
              {...choose('ldap')}
              title="It offers “LDAP”"
              hint="The app asks for username and password itself, and sees the password."
            />
            <Choice
              {...choose('simpleAuth')}
              title="It can only check a password"
              hint="A plain HTTP call, Simple Auth. The app sees the password."
            />
          </div>
        </Panel>
      </div>
      <div className="foot">
        <Button variant="subtle" renderRoot={props => <Link to="/apps" {...props} />}>
          Cancel
        </Button>
        <span className="r">
          <Button type="submit">Continue</Button>
        </span>
      </div>
    </form>
  )
}
