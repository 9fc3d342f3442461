import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useDraft } from '../draft/draft.tsx'

const bytesMax = 200_000

/** A file of certificates as text; the words why it is none otherwise. */
export const readAuthority = async (file: File): Promise<{ pem: string } | { trouble: string }> => {
  if (file.size > bytesMax) return { trouble: 'This file is too large to be a CA certificate.' }
  const text = await file.text()
  if (text.includes('PRIVATE KEY')) return { trouble: 'This file holds a private key. Choose the certificate alone.' }
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    return { trouble: 'This is no certificate in PEM. Convert it: openssl x509 -inform der -in ca.cer -out ca.pem' }
  return { pem: text }
}

export function UploadAuthority({ onRead }: { onRead: (pem: string) => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const take = async (file: File) => {
    const read = await readAuthority(file)
    setTrouble('trouble' in read ? read.trouble : null)
    if ('pem' in read) onRead(read.pem)
  }
  return (
    <>
      <FileButton
        accept=".pem,.crt,.cer,application/x-pem-file"
        inputProps={{ 'aria-label': 'CA file' }}
        onChange={file => void (file && take(file))}
      >
        {props => (
          <Button variant="default" size="compact-sm" leftSection={<IconUpload size={15} />} {...props}>
            Upload the CA file
          </Button>
        )}
      </FileButton>
      {trouble && (
        <p className="error" role="alert">
          {trouble}
        </p>
      )}
    </>
  )
}

/** Whose certificates are believed. */
export function AuthorityField() {
  const { form } = useDraft()
  const { ca } = form.values.settings.tls
  const set = (pem: string | null) => form.setFieldValue('settings.tls.ca', pem)
  const amount = ca?.split('-----BEGIN CERTIFICATE-----').length ?? 1
  return (
    <div>
      <p className="label">Trusted authority</p>
      <p className="ink2">
        {ca === null
          ? 'Those this machine trusts.'
          : `${amount - 1 === 1 ? 'One certificate' : `${amount - 1} certificates`} of your own.`}
      </p>
      <div className="acts2">
        <UploadAuthority onRead={set} />
        {ca !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => set(null)}>
            Trust those of this machine
          </Button>
        )}
      </div>
    </div>
  )
}
