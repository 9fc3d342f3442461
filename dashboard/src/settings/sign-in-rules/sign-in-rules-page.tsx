import { type SignInRules, signInRulesPatch } from '@doorward/contract'
import { NumberInput, Switch } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { forget, queries, queryClient } from '../../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../../parts/entry-form.tsx'
import { Failure } from '../../parts/failure.tsx'
import { checkedBy } from '../../parts/form.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SignedOutNote } from './signed-out.tsx'
import { changesOf, demandOf, fieldOf, read, type Values } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.signInRules

const labels: Record<keyof Values, string> = words.labels

const check = (values: Values, rules: SignInRules) =>
  Object.fromEntries(
    Object.entries(checkedBy(signInRulesPatch, (typed: Values) => changesOf(typed, rules))(values)).map(
      ([path, message]) => [fieldOf(path), message],
    ),
  )

/** Whom the form as it stands would sign out; nobody while it demands what is demanded already. */
function useSignedOut(values: Values, rules: SignInRules) {
  const demand = demandOf(values)
  const text = JSON.stringify(demand)
  const [settled] = useDebouncedValue(text, 150)
  const isNew = text !== JSON.stringify(demandOf(read(rules)))
  const query = useQuery({ ...queries.signedOut(demand, { limit: 20 }), enabled: isNew && text === settled })
  return { demand, isNew, query, page: isNew ? query.data : undefined }
}

function RulesForm({ rules }: { rules: SignInRules }) {
  const { lockedBy } = rules
  const entry = useEntryForm<Values, SignInRules>({
    entry: rules,
    read,
    check,
    fieldOf,
    load: () => api.getSignInRules(),
    save: (values, edited, version) => api.updateSignInRules({ body: changesOf(values, edited), version }),
    onSaved: async saved => {
      queryClient.setQueryData(['sign-in-rules'], saved)
      sayDone(words.saved)
      // Whoever has signed themselves out is told by the session that is no more.
      await forget('session', 'signed-out')
    },
  })
  const { form } = entry
  const { demand, isNew, query, page } = useSignedOut(form.values, rules)
  const changes = (Object.keys(labels) as (keyof Values)[]).filter(name => form.isDirty(name)).map(name => labels[name])
  const total = page?.total ?? 0
  const days = { min: 1, allowDecimal: false, suffix: words.sessions.days }
  return (
    <form className="stack settings" noValidate onSubmit={entry.submit}>
      <SaveTrouble of={entry} what={words.theRules} failed={words.failed} />
      <SecondFactor
        form={form}
        lockedBy={lockedBy.policy}
        consequence={
          isNew &&
          (query.error ? (
            <Failure error={query.error} what={words.signedOut.unknown} onRetry={() => void query.refetch()} />
          ) : (
            page && <SignedOutNote demand={demand} page={page} />
          ))
        }
      />
      <Panel title={words.labels.lockProfiles} right={words.profiles.lead}>
        <div className="pad form">
          <Switch
            label={words.profiles.lock}
            description={lockedBy.policy === null ? words.profiles.lockHint : t.settings.locked(lockedBy.policy)}
            disabled={lockedBy.policy !== null}
            {...form.getInputProps('lockProfiles', { type: 'checkbox' })}
          />
        </div>
      </Panel>
      <Panel title={words.labels.nameGroupsOnRefusal}>
        <div className="pad form">
          <Switch
            label={words.refusals.name}
            description={lockedBy.policy === null ? words.refusals.hint : t.settings.locked(lockedBy.policy)}
            disabled={lockedBy.policy !== null}
            {...form.getInputProps('nameGroupsOnRefusal', { type: 'checkbox' })}
          />
        </div>
      </Panel>
      <Panel title={words.sessions.title}>
        <div className="pad form">
          {lockedBy.session !== null && <p className="hint">{t.settings.locked(lockedBy.session)}</p>}
          <NumberInput
            label={words.sessions.idle}
            description={words.sessions.idleHint}
            disabled={lockedBy.session !== null}
            max={365}
            {...days}
            {...form.getInputProps('idleDays')}
          />
          <NumberInput
            label={words.sessions.absolute}
            description={words.sessions.absoluteHint}
            disabled={lockedBy.session !== null}
            max={365}
            {...days}
            {...form.getInputProps('absoluteDays')}
          />
        </div>
      </Panel>
      <Panel title={words.labels.invitationDays}>
        <div className="pad form">
          <NumberInput
            label={words.invitations.valid}
            description={
              lockedBy.invitationDays === null ? words.invitations.hint : t.settings.locked(lockedBy.invitationDays)
            }
            disabled={lockedBy.invitationDays !== null}
            max={90}
            {...days}
            {...form.getInputProps('invitationDays')}
          />
        </div>
      </Panel>
      <SaveBar
        changes={changes}
        saving={entry.saving}
        // Not before it is known what saving does.
        waiting={isNew && page === undefined}
        onUndo={() => form.reset()}
        {...(total > 0 ? { label: words.signedOut.save(total) } : {})}
      />
    </form>
  )
}

export function SignInRulesPage() {
  const query = useQuery(queries.signInRules())
  return (
    <Loaded query={query} what={words.what}>
      {rules => <RulesForm rules={rules} />}
    </Loaded>
  )
}
