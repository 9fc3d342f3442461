import { type ReactNode, useRef, useState } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { t } from '../../texts/index.ts'
import { type AccessDraft, AccessEditor, ruleOf } from '../access-editor.tsx'
import { AccessPreviewPanel } from '../access-preview.tsx'
import { ContinueKey } from './continue-key.tsx'
import { ExtraConditions } from './extra-conditions.tsx'
import { Steps } from './steps.tsx'

const words = t.appsAdd

export interface AccessAnswers {
  access: AccessDraft
  requireTwoFactor: boolean
  networks: string
}

interface AccessFormProps {
  title: string
  answers: AccessAnswers
  onChange: (part: Partial<AccessAnswers>) => void
  error: Error | null
  errors: Record<string, unknown>
  /** Only called once a rule is complete. */
  onSubmit: () => void
  /** What did not happen, should it fail. */
  failed: string
  back?: ReactNode
  button: ReactNode
}

/** The second step, before the app is made and afterwards. */
export function AccessForm({
  title,
  answers,
  onChange,
  error,
  errors,
  onSubmit,
  failed,
  back,
  button,
}: AccessFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [unanswered, setUnanswered] = useState(false)
  const { access, requireTwoFactor, networks } = answers
  const missing = ruleOf(access) === undefined
  return (
    <form
      noValidate
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        setUnanswered(missing)
        if (!missing) onSubmit()
      }}
    >
      <PageHead
        title={words.titleOf(title)}
        crumbs={[
          { to: '/apps', name: t.shell.places.apps },
          { to: '/apps/add', name: words.title },
        ]}
      />
      <Steps now={2} />
      <div className="stack">
        <Failure error={error} what={failed} focus />
        {unanswered && missing && (
          <p className="error" role="alert">
            {access.kind === 'single-user' ? words.access.choosePerson : words.access.chooseSome}
          </p>
        )}
        <div className="grid g-wide">
          <div className="stack">
            <AccessEditor draft={access} onChange={next => onChange({ access: next })} />
            <ExtraConditions
              requireTwoFactor={requireTwoFactor}
              networks={networks}
              onChange={onChange}
              errors={errors}
            />
          </div>
          <AccessPreviewPanel draft={access} />
        </div>
      </div>
      <div className="foot">
        {back}
        <span className="r">
          <ContinueKey run={() => form.current?.requestSubmit()} />
          {button}
        </span>
      </div>
    </form>
  )
}
