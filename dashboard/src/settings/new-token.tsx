import { type ApiTokenCreate, apiTokenCreate, type Scope } from '@doorward/contract'
import { useForm } from '@mantine/form'
import { checkedBy } from '../parts/form.ts'
import { MakeToken } from './make-token.tsx'
import { ScopeChoice } from './scope-choice.tsx'

const never = 'never'
/** In days. */
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: never, label: 'Until it is ended' },
]
const dayMs = 86_400_000

interface Values {
  name: string
  scopes: Scope[]
  life: string
}

const bodyOf = ({ name, scopes, life }: Values): ApiTokenCreate => ({
  name,
  scopes,
  expiresAt: life === never ? null : new Date(Date.now() + Number(life) * dayMs).toISOString(),
})

interface NewTokenProps {
  opened: boolean
  onClose: () => void
  /** Those the role of whom it stands for can use. */
  usable: readonly Scope[]
  onMake: (body: ApiTokenCreate) => Promise<{ token: { name: string }; value: string }>
}

/** A token with which a script uses the API. */
export function NewToken({ opened, onClose, usable, onMake }: NewTokenProps) {
  const form = useForm<Values>({
    initialValues: { name: '', scopes: [], life: '90' },
    validate: checkedBy(apiTokenCreate, bodyOf),
  })
  const wrongScopes = form.errors['scopes']
  return (
    <MakeToken
      opened={opened}
      onClose={onClose}
      kind="API token"
      title="Make an API token"
      description="What uses it, so that you know which one to end."
      placeholder="Backup script on nas"
      lives={lives}
      form={form}
      onMake={values => onMake(bodyOf(values))}
      fieldOf={path => path.replace(/^scopes\..*/, 'scopes')}
      about={
        <>
          Put it where the script reads its secrets. It is sent as <code>Authorization: Bearer</code> and the token.
        </>
      }
    >
      <ScopeChoice
        usable={usable}
        chosen={form.values.scopes}
        error={typeof wrongScopes === 'string' ? wrongScopes : undefined}
        onChange={scopes => {
          form.setFieldValue('scopes', scopes)
          form.clearFieldError('scopes')
        }}
      />
    </MakeToken>
  )
}
