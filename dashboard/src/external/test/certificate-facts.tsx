import type { SeenCertificate } from '@doorward/contract'
import { Code } from '../../parts/copy.tsx'
import { printDay } from '../../parts/dates.ts'
import { t } from '../../texts/index.ts'

const words = t.externalTest.certificate

/** A certificate as an admin compares it. */
export function CertificateFacts({ certificate, open }: { certificate: SeenCertificate; open: boolean }) {
  const { subject, names, issuer, validFrom, validTo, fingerprint, pem, authority } = certificate
  const facts = (
    <dl className="facts certificate">
      <dt>{words.name}</dt>
      <dd className="mono">{subject}</dd>
      {names.length > 0 && (
        <>
          <dt>{words.for}</dt>
          <dd className="mono">{names.join(', ')}</dd>
        </>
      )}
      <dt>{words.signedBy}</dt>
      <dd className="mono">{issuer}</dd>
      <dt>{words.valid}</dt>
      <dd>{words.span(printDay(validFrom), printDay(validTo))}</dd>
      <dt>SHA-256</dt>
      <dd className="mono">{fingerprint}</dd>
      {authority && (
        <>
          <dt>CA SHA-256</dt>
          <dd className="mono">{authority.fingerprint}</dd>
        </>
      )}
    </dl>
  )
  if (open) return facts
  return (
    <details>
      <summary>{words.show}</summary>
      {facts}
      <Code text={pem} label={words.certificate} />
    </details>
  )
}
