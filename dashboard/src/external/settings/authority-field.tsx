import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useDraft } from '../draft/draft.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.authority

const bytesMax = 200_000

/** A file of certificates as text; the words why it is none otherwise. */
export const readAuthority = async (file: File): Promise<{ pem: string } | { trouble: string }> => {
  if (file.size > bytesMax) return { trouble: words.tooLarge }
  const text = await file.text()
  if (text.includes('PRIVATE KEY')) return { trouble: words.privateKey }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) return { trouble: words.noPem }
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
        inputProps={{ 'aria-label': words.file }}
        onChange={file => void (file && take(file))}
      >
        {props => (
          <Button variant="default" size="compact-sm" leftSection={<IconUpload size={15} />} {...props}>
            {words.upload}
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
      <p className="label">{words.label}</p>
      <p className="ink2">{ca === null ? words.machine : words.own(amount - 1)}</p>
      <div className="acts2">
        <UploadAuthority onRead={set} />
        {ca !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => set(null)}>
            {words.trustMachine}
          </Button>
        )}
      </div>
    </div>
  )
}
