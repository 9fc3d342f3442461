import { type ApiTokenCreate, apiTokenCreate, type Scope } from '@doorward/contract'
import { useForm } from '@mantine/form'
import { checkedBy } from '../parts/form.ts'
import { MakeToken } from './make-token.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { Fill } from '../parts/fill.tsx'
import { t } from '../texts/index.ts'

const words = t.tokens

const never = 'never'
/** In days. */
const lives = [
  { value: '30', label: words.days(30) },
  { value: '90', label: words.days(90) },
  { value: '365', label: words.year },
  { value: never, label: words.untilEnded },
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
      kind={words.api.kind}
      title={words.api.title}
      description={words.api.hint}
      placeholder={words.api.placeholder}
      lives={lives}
      form={form}
      onMake={values => onMake(bodyOf(values))}
      fieldOf={path => path.replace(/^scopes\..*/, 'scopes')}
      about={
        <>
          <Fill text={words.api.about} header={<code>Authorization: Bearer</code>} />
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
