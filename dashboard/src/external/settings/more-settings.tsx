import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { optionalText, useDraft } from '../draft/draft.tsx'
import { AuthorityField } from './authority-field.tsx'
import { GroupMap } from './group-map.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.more

const mono = { classNames: { input: 'mono' }, autoComplete: 'off', spellCheck: false } as const
const below = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
}
const scopes = [
  { value: 'subtree', label: words.subtree },
  { value: 'one', label: words.one },
  { value: 'base', label: words.baseOnly },
]

function Timeout({ path, label }: { path: 'connect' | 'bind' | 'search'; label: string }) {
  const { form } = useDraft()
  return (
    <NumberInput
      label={label}
      suffix=" s"
      min={1}
      max={600}
      value={form.values.settings.timeouts[path] / 1000}
      onChange={value => form.setFieldValue(`settings.timeouts.${path}`, Math.round(Number(value) * 1000))}
      error={form.errors[`settings.timeouts.${path}`]}
    />
  )
}

function Searching() {
  const { form } = useDraft()
  const { settings } = form.values
  return (
    <section className="form">
      <h3>{words.searching}</h3>
      <div className="grid g2">
        <TextInput label={words.peopleBelow} {...mono} {...form.getInputProps('settings.userSearch.base')} />
        <Select
          label={words.deep}
          allowDeselect={false}
          data={scopes}
          {...form.getInputProps('settings.userSearch.scope')}
        />
      </div>
      <TextInput
        label={words.signInFilter}
        description={words.signInFilterHint}
        {...below}
        {...mono}
        {...optionalText(form, 'settings.userSearch.signInFilter')}
      />
      <Checkbox
        label={words.searchGroups}
        description={words.searchGroupsHint}
        checked={settings.groupSearch !== null}
        onChange={event =>
          form.setFieldValue(
            'settings.groupSearch',
            event.currentTarget.checked
              ? {
                  base: settings.userSearch.base,
                  scope: 'subtree',
                  filter: '(objectClass=groupOfNames)',
                  code: 'cn',
                  member: 'member',
                }
              : null,
          )
        }
      />
      {settings.groupSearch !== null && (
        <div className="attribute-fields">
          <TextInput label={words.groupsBelow} {...mono} {...form.getInputProps('settings.groupSearch.base')} />
          <Select
            label={words.deep}
            allowDeselect={false}
            data={scopes}
            {...form.getInputProps('settings.groupSearch.scope')}
          />
          <TextInput label={words.groupName} {...mono} {...form.getInputProps('settings.groupSearch.code')} />
          <TextInput label={words.members} {...mono} {...form.getInputProps('settings.groupSearch.member')} />
        </div>
      )}
      <Checkbox label={words.nested} {...form.getInputProps('settings.nestedGroups', { type: 'checkbox' })} />
      <div className="attribute-fields">
        <TextInput label={words.firstName} {...mono} {...optionalText(form, 'settings.attributes.firstName')} />
        <TextInput label={words.lastName} {...mono} {...optionalText(form, 'settings.attributes.lastName')} />
        <TextInput label={words.phone} {...mono} {...optionalText(form, 'settings.attributes.phone')} />
        <TextInput label={words.photo} {...mono} {...optionalText(form, 'settings.attributes.avatar')} />
        <TextInput label={words.groupsOf} {...mono} {...optionalText(form, 'settings.attributes.groups')} />
      </div>
    </section>
  )
}

function Connecting() {
  const { form } = useDraft()
  const { encryption } = form.values
  return (
    <section className="form">
      <h3>{words.connection}</h3>
      {encryption !== 'none' && (
        <>
          <AuthorityField />
          <div className="grid g2">
            <TextInput
              label={words.serverName}
              description={words.serverNameHint}
              {...below}
              {...mono}
              {...optionalText(form, 'settings.tls.serverName')}
            />
            <Select
              label={words.oldest}
              allowDeselect={false}
              data={[
                { value: 'TLSv1.2', label: 'TLS 1.2' },
                { value: 'TLSv1.3', label: 'TLS 1.3' },
              ]}
              {...form.getInputProps('settings.tls.minVersion')}
            />
          </div>
          <div className="grid g2">
            <Textarea
              label={words.clientCertificate}
              description={words.clientCertificateHint}
              {...below}
              {...mono}
              rows={3}
              {...optionalText(form, 'settings.tls.clientCertificate')}
            />
            <Textarea
              label={words.clientKey}
              description={words.clientKeyHint}
              {...below}
              {...mono}
              rows={3}
              {...form.getInputProps('clientKey')}
            />
          </div>
          {form.values.settings.tls.acceptSelfSigned && (
            <Checkbox
              label={words.accept}
              description={words.acceptHint}
              {...form.getInputProps('settings.tls.acceptSelfSigned', { type: 'checkbox' })}
            />
          )}
        </>
      )}
      <div className="attribute-fields">
        <Timeout path="connect" label={words.connectWithin} />
        <Timeout path="bind" label={words.bindWithin} />
        <Timeout path="search" label={words.searchWithin} />
        <NumberInput label={words.pageSize} min={1} max={5000} {...form.getInputProps('settings.pageSize')} />
      </div>
      <Select
        label={words.referrals}
        allowDeselect={false}
        data={[
          { value: 'ignore', label: words.ignore },
          { value: 'follow', label: words.follow },
          { value: 'fail', label: words.fail },
        ]}
        {...form.getInputProps('settings.referrals')}
      />
    </section>
  )
}

/** Whose people may be asked for a code with their password, at every sign-in. */
const askCodes = new Set(['doorward', 'cloudron'])

function SigningIn() {
  const { form } = useDraft()
  const { policy, provider } = form.values.settings
  const isPlain = form.values.encryption === 'none'
  return (
    <section className="form">
      <h3>{words.signingIn}</h3>
      <Select
        label={words.taken}
        allowDeselect={false}
        data={[
          { value: 'synchronise', label: words.synchronise },
          { value: 'authenticate', label: words.authenticate },
        ]}
        {...form.getInputProps('settings.policy')}
      />
      {policy === 'authenticate' && (
        <div className="grid g2">
          <TextInput
            label={words.pattern}
            description={words.patternHint}
            {...below}
            {...mono}
            {...optionalText(form, 'settings.userDnPattern')}
          />
          <TextInput
            label={words.usernames}
            description={words.usernamesHint}
            {...below}
            {...mono}
            {...optionalText(form, 'settings.usernamePattern')}
          />
        </div>
      )}
      <Checkbox
        label={words.requireGroup}
        description={words.requireGroupHint}
        {...form.getInputProps('settings.requireGroup', { type: 'checkbox' })}
      />
      <Select
        label={words.match}
        allowDeselect={false}
        data={[
          { value: 'refuse', label: words.matchRefuse },
          { value: 'link', label: words.matchLink },
        ]}
        {...form.getInputProps('settings.match')}
      />
      <Checkbox label={words.trustEmail} {...form.getInputProps('settings.trustEmail', { type: 'checkbox' })} />
      <Checkbox
        label={words.writeBack}
        description={
          isPlain ? words.writeBackPlain : askCodes.has(provider) ? words.writeBackCodes : words.writeBackHint
        }
        {...form.getInputProps('settings.writeBack', { type: 'checkbox' })}
      />
    </section>
  )
}

/** What few need to touch. */
export function MoreSettings() {
  return (
    <>
      <GroupMap />
      <Panel>
        <details className="disclosure">
          <summary>{words.title}</summary>
          <div className="pad form sections">
            <Searching />
            <Connecting />
            <SigningIn />
          </div>
        </details>
      </Panel>
    </>
  )
}
