import { type RegistrationTokenCreate, registrationTokenCreate } from '@doorward/contract'
import { useForm } from '@mantine/form'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { checkedBy } from '../../parts/form.ts'
import { MakeToken } from '../make-token.tsx'
import { t } from '../../texts/index.ts'

const words = t.tokens

/** In hours. */
const lives = [
  { value: '1', label: words.hour },
  { value: '24', label: words.day },
  { value: '720', label: words.days(30) },
  { value: '8760', label: words.year },
]
const hourMs = 3_600_000

interface Values {
  name: string
  life: string
}

const bodyOf = ({ name, life }: Values): RegistrationTokenCreate => ({
  name,
  expiresAt: new Date(Date.now() + Number(life) * hourMs).toISOString(),
})

/** A token with which apps add themselves. */
export function NewRegistrationToken({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const form = useForm<Values>({
    initialValues: { name: '', life: '1' },
    validate: checkedBy(registrationTokenCreate, bodyOf),
  })
  return (
    <MakeToken
      opened={opened}
      onClose={onClose}
      kind={words.registration.kind}
      title={words.registration.make}
      description={words.registration.hint}
      placeholder={words.registration.placeholder}
      lives={lives}
      form={form}
      onMake={async values => {
        const made = await api.createRegistrationToken({ body: bodyOf(values) })
        await forget('registration-tokens')
        return made
      }}
      about={words.registration.about}
    />
  )
}
