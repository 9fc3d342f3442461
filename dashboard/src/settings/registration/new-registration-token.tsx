import { type RegistrationTokenCreate, registrationTokenCreate } from '@doorward/contract'
import { useForm } from '@mantine/form'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { checkedBy } from '../../parts/form.ts'
import { MakeToken } from '../make-token.tsx'

/** In hours. */
const lives = [
  { value: '1', label: 'One hour' },
  { value: '24', label: 'One day' },
  { value: '720', label: '30 days' },
  { value: '8760', label: 'One year' },
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
      kind="Registration token"
      title="Make a registration token"
      description="What adds apps with it, so that you know which one to end."
      placeholder="Deployment pipeline"
      lives={lives}
      form={form}
      onMake={async values => {
        const made = await api.createRegistrationToken({ body: bodyOf(values) })
        await forget('registration-tokens')
        return made
      }}
      about="Apps call it an initial access token. Whoever has it can add apps, and nothing else."
    />
  )
}
