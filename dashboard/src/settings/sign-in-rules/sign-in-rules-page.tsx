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
import { countPeople } from '../../parts/words.ts'
import { SecondFactor } from './second-factor.tsx'
import { SignedOutNote } from './signed-out.tsx'
import { changesOf, demandOf, fieldOf, read, type Values } from './values.ts'

const labels: Record<keyof Values, string> = {
  everyone: 'Second factor: everyone',
  roles: 'Second factor: roles',
  groups: 'Second factor: groups',
  trustedBrowserDays: 'Trusted browsers',
  lockProfiles: 'Profile lock',
  idleDays: 'Days without use',
  absoluteDays: 'Days in all',
  invitationDays: 'Invitations',
}

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
      sayDone('Sign-in rules are saved')
      // Whoever has signed themselves out is told by the session that is no more.
      await forget('session', 'signed-out')
    },
  })
  const { form } = entry
  const { demand, isNew, query, page } = useSignedOut(form.values, rules)
  const changes = (Object.keys(labels) as (keyof Values)[]).filter(name => form.isDirty(name)).map(name => labels[name])
  const total = page?.total ?? 0
  const days = { min: 1, allowDecimal: false, suffix: ' days' }
  return (
    <form className="stack settings" noValidate onSubmit={entry.submit}>
      <SaveTrouble of={entry} what="the sign-in rules" failed="The sign-in rules were not saved." />
      <SecondFactor
        form={form}
        lockedBy={lockedBy.policy}
        consequence={
          isNew &&
          (query.error ? (
            <Failure
              error={query.error}
              what="Couldn’t find out whom saving would sign out."
              onRetry={() => void query.refetch()}
            />
          ) : (
            page && <SignedOutNote demand={demand} page={page} />
          ))
        }
      />
      <Panel title="Profile lock" right="What people may change about themselves">
        <div className="pad form">
          <Switch
            label="Only admins change names and email addresses"
            description={
              lockedBy.policy === null
                ? 'Photo, language and ways to sign in stay with the people themselves.'
                : `Set by ${lockedBy.policy}. Change it there.`
            }
            disabled={lockedBy.policy !== null}
            {...form.getInputProps('lockProfiles', { type: 'checkbox' })}
          />
        </div>
      </Panel>
      <Panel title="Sessions">
        <div className="pad form">
          {lockedBy.session !== null && <p className="hint">Set by {lockedBy.session}. Change it there.</p>}
          <NumberInput
            label="Stay signed in without being used for"
            description="A browser nobody comes back to is signed out after so long."
            disabled={lockedBy.session !== null}
            max={365}
            {...days}
            {...form.getInputProps('idleDays')}
          />
          <NumberInput
            label="And in all for"
            description="Then everybody signs in again. Sessions there are already keep the end they have."
            disabled={lockedBy.session !== null}
            max={365}
            {...days}
            {...form.getInputProps('absoluteDays')}
          />
        </div>
      </Panel>
      <Panel title="Invitations">
        <div className="pad form">
          <NumberInput
            label="Can be accepted for"
            description={
              lockedBy.invitationDays === null
                ? 'Invitations from now on. Another one is made at any time.'
                : `Set by ${lockedBy.invitationDays}. Change it there.`
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
        {...(total > 0 ? { label: `Save and sign out ${countPeople(total)}` } : {})}
      />
    </form>
  )
}

export function SignInRulesPage() {
  const query = useQuery(queries.signInRules())
  return (
    <Loaded query={query} what="sign-in rules">
      {rules => <RulesForm rules={rules} />}
    </Loaded>
  )
}
