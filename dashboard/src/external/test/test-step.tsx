import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link, Navigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { CopyText } from '../../parts/copy.tsx'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { DirectorySteps } from '../directory-steps.tsx'
import { useDraft } from '../draft/draft.tsx'
import { questionOf } from '../draft/question.ts'
import { ArrivingPerson } from './arriving-person.tsx'
import { CertificateRemedy } from './certificate-remedy.tsx'
import { printDetails, tellMeaning } from './details.ts'
import { SaveDirectory } from './save-directory.tsx'
import { SignInTry } from './sign-in-try.tsx'
import { StepList } from './step-list.tsx'
import { useExamination, verdictOf } from './use-examination.ts'
import { t } from '../../texts/index.ts'

const words = t.externalTest

/** A way on for those who know what they do, and what it costs. */
function AcceptAny({ onAccept }: { onAccept: () => void }) {
  return (
    <Panel>
      <details className="disclosure">
        <summary>{words.acceptAny}</summary>
        <div className="pad form">
          <p className="ink2">{words.acceptAnyText}</p>
          <div>
            <Button color="red" variant="outline" size="compact-sm" onClick={onAccept}>
              {words.accept}
            </Button>
          </div>
        </div>
      </details>
    </Panel>
  )
}

/** The second step: everything is tried with what was typed, before anything is saved. */
export function TestStep() {
  const draft = useDraft()
  const { form, edited } = draft
  const { steps, running, error, run } = useExamination()
  const { title, addresses, base } = form.values
  const latest = useRef(draft)
  latest.current = draft
  const again = useCallback(() => void run(questionOf(latest.current)), [run])
  useEffect(again, [again])
  const { tls, userSearch } = form.values.settings
  // What is changed from here is tried at once.
  const tried = JSON.stringify([tls.ca, tls.acceptSelfSigned, userSearch.filter])
  const lastTried = useRef(tried)
  useEffect(() => {
    if (lastTried.current === tried) return
    lastTried.current = tried
    again()
  }, [tried, again])

  if (addresses.trim() === '' && !edited) return <Navigate to="/external/connect" replace />
  const verdict = verdictOf(steps)
  const isOver = !running && steps.length > 0 && error === null
  const first = steps.find(({ people }) => people)?.people?.first[0]?.username ?? ''
  const failed = steps.find(({ result }) => result === 'failed')
  const question = questionOf(draft)
  return (
    <>
      <PageHead
        title={edited ? edited.title : t.externalSettings.title}
        crumbs={[{ to: '/external', name: t.externalSettings.external }]}
      />
      <DirectorySteps now={2} />
      <Failure error={error} what={words.incomplete} onRetry={again} focus />
      <div className="grid g-test">
        <Panel
          title={addresses}
          right={
            <>
              {isOver && <Status tone={verdict.tone}>{verdict.words}</Status>}
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconRefresh size={15} aria-hidden />}
                onClick={again}
                disabled={running}
              >
                {words.again}
              </Button>
            </>
          }
        >
          <StepList
            steps={steps}
            running={running}
            onFilter={filter => form.setFieldValue('settings.userSearch.filter', filter)}
            remedy={step => (
              <CertificateRemedy step={step} onTrust={pem => form.setFieldValue('settings.tls.ca', pem)} />
            )}
          />
        </Panel>
        <div className="stack">
          {isOver && failed && (
            <Panel title={words.tells}>
              <p className="pad ink2">{tellMeaning(failed, verdict)}</p>
            </Panel>
          )}
          {isOver && failed?.name === 'certificate' && failed.certificate && !tls.acceptSelfSigned && (
            <AcceptAny onAccept={() => form.setFieldValue('settings.tls.acceptSelfSigned', true)} />
          )}
          {isOver && verdict.works && (
            <>
              <ArrivingPerson key={`${first} ${base}`} question={question} first={first} />
              <SignInTry key={first} question={question} title={title} first={first} />
            </>
          )}
          {isOver && (
            <Panel>
              <ul className="rows">
                <li>
                  <span>
                    {words.raw}
                    <small>{words.rawHint}</small>
                  </span>
                  <span className="r">
                    <CopyText value={printDetails(steps)} />
                  </span>
                </li>
              </ul>
            </Panel>
          )}
        </div>
      </div>
      <div className="foot">
        <Button
          variant="default"
          renderRoot={props =>
            edited ? (
              <Link to="/external/$directoryId/edit" params={{ directoryId: edited.id }} {...props} />
            ) : (
              <Link to="/external/connect" {...props} />
            )
          }
        >
          {words.back}
        </Button>
        <span className="r">
          <SaveDirectory disabled={!isOver || !verdict.works} />
        </span>
      </div>
    </>
  )
}
