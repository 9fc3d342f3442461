import type { ExamineStep } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { UploadAuthority } from '../settings/authority-field.tsx'
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalTest.certificate

interface RemedyProps {
  step: ExamineStep
  onTrust: (pem: string) => void
}

/** To trust who signed the certificate: the one the server sends once it was compared, or a file. */
export function CertificateRemedy({ step, onTrust }: RemedyProps) {
  const { certificate, result } = step
  if (result !== 'failed' || certificate?.trouble !== 'unknown-authority') return null
  const { authority, issuer } = certificate
  return (
    <>
      <div className="acts2">
        {authority && (
          <Button
            size="compact-sm"
            leftSection={<IconShieldCheck size={15} aria-hidden />}
            onClick={() => onTrust(authority.pem)}
          >
            {words.trust(authority.name)}
          </Button>
        )}
        <UploadAuthority onRead={onTrust} />
      </div>
      {authority ? (
        <p className="after">
          <Fill
            text={words.compare}
            save={<code>certutil -ca.cert ca.cer</code>}
            hash={<code>certutil -hashfile ca.cer SHA256</code>}
            openssl={<code>openssl x509 -in ca.pem -noout -fingerprint -sha256</code>}
          />
        </p>
      ) : (
        <p className="after">{words.notSent(issuer)}</p>
      )}
    </>
  )
}
