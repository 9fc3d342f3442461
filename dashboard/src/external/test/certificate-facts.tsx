import type { SeenCertificate } from '@doorward/contract'
import { Code } from '../../parts/copy.tsx'
import { printDay } from '../../parts/dates.ts'

/** A certificate as an admin compares it. */
export function CertificateFacts({ certificate, open }: { certificate: SeenCertificate; open: boolean }) {
  const { subject, names, issuer, validFrom, validTo, fingerprint, pem, authority } = certificate
  const facts = (
    <dl className="facts certificate">
      <dt>Name</dt>
      <dd className="mono">{subject}</dd>
      {names.length > 0 && (
        <>
          <dt>For</dt>
          <dd className="mono">{names.join(', ')}</dd>
        </>
      )}
      <dt>Signed by</dt>
      <dd className="mono">{issuer}</dd>
      <dt>Valid</dt>
      <dd>
        {printDay(validFrom)} to {printDay(validTo)}
      </dd>
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
      <summary>Show whole certificate</summary>
      {facts}
      <Code text={pem} label="Certificate" />
    </details>
  )
}
