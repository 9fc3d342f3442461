import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { optionalText, useDraft } from '../draft/draft.tsx'
import { AuthorityField } from './authority-field.tsx'
import { GroupMap } from './group-map.tsx'

const mono = { classNames: { input: 'mono' }, autoComplete: 'off', spellCheck: false } as const
const below = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
}
const scopes = [
  { value: 'subtree', label: 'Everything below it' },
  { value: 'one', label: 'One level below it' },
  { value: 'base', label: 'The entry itself' },
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
      <h3>Searching</h3>
      <div className="grid g2">
        <TextInput label="People are below" {...mono} {...form.getInputProps('settings.userSearch.base')} />
        <Select
          label="How deep"
          allowDeselect={false}
          data={scopes}
          {...form.getInputProps('settings.userSearch.scope')}
        />
      </div>
      <TextInput
        label="Filter at sign-in"
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is typed
        description="With ${username}. Empty: the filter for people, and the username. Both always apply."
        {...below}
        {...mono}
        {...optionalText(form, 'settings.userSearch.signInFilter')}
      />
      <Checkbox
        label="Search for groups"
        description="Off: only the groups named in the person’s own entry count."
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
          <TextInput label="Groups are below" {...mono} {...form.getInputProps('settings.groupSearch.base')} />
          <Select
            label="How deep"
            allowDeselect={false}
            data={scopes}
            {...form.getInputProps('settings.groupSearch.scope')}
          />
          <TextInput label="Group name" {...mono} {...form.getInputProps('settings.groupSearch.code')} />
          <TextInput label="Members" {...mono} {...form.getInputProps('settings.groupSearch.member')} />
        </div>
      )}
      <Checkbox
        label="Follow groups within groups"
        {...form.getInputProps('settings.nestedGroups', { type: 'checkbox' })}
      />
      <div className="attribute-fields">
        <TextInput label="First name" {...mono} {...optionalText(form, 'settings.attributes.firstName')} />
        <TextInput label="Last name" {...mono} {...optionalText(form, 'settings.attributes.lastName')} />
        <TextInput label="Phone" {...mono} {...optionalText(form, 'settings.attributes.phone')} />
        <TextInput label="Photo" {...mono} {...optionalText(form, 'settings.attributes.avatar')} />
        <TextInput label="Groups of a person" {...mono} {...optionalText(form, 'settings.attributes.groups')} />
      </div>
    </section>
  )
}

function Connecting() {
  const { form } = useDraft()
  const { encryption } = form.values
  return (
    <section className="form">
      <h3>Connection</h3>
      {encryption !== 'none' && (
        <>
          <AuthorityField />
          <div className="grid g2">
            <TextInput
              label="Name in the certificate"
              description="Where it differs from the address."
              {...below}
              {...mono}
              {...optionalText(form, 'settings.tls.serverName')}
            />
            <Select
              label="Oldest TLS version"
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
              label="Client certificate"
              description="PEM, where the directory asks for one."
              {...below}
              {...mono}
              rows={3}
              {...optionalText(form, 'settings.tls.clientCertificate')}
            />
            <Textarea
              label="Its key"
              description="Stored encrypted, and never shown again."
              {...below}
              {...mono}
              rows={3}
              {...form.getInputProps('clientKey')}
            />
          </div>
          {form.values.settings.tls.acceptSelfSigned && (
            <Checkbox
              label="Accept any certificate"
              description="Whoever is in between can read every password. For a lab only."
              {...form.getInputProps('settings.tls.acceptSelfSigned', { type: 'checkbox' })}
            />
          )}
        </>
      )}
      <div className="attribute-fields">
        <Timeout path="connect" label="Connect within" />
        <Timeout path="bind" label="Sign in within" />
        <Timeout path="search" label="Search within" />
        <NumberInput label="Entries a page" min={1} max={5000} {...form.getInputProps('settings.pageSize')} />
      </div>
      <Select
        label="References to other servers"
        allowDeselect={false}
        data={[
          { value: 'ignore', label: 'Leave out' },
          { value: 'follow', label: 'Follow, never with a person’s password' },
          { value: 'fail', label: 'Stop with an error' },
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
      <h3>Signing in</h3>
      <Select
        label="What is taken from the directory"
        allowDeselect={false}
        data={[
          { value: 'synchronise', label: 'People, groups and passwords' },
          { value: 'authenticate', label: 'Passwords only, by a pattern' },
        ]}
        {...form.getInputProps('settings.policy')}
      />
      {policy === 'authenticate' && (
        <div className="grid g2">
          <TextInput
            label="Pattern people sign in by"
            // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is typed
            description="Such as uid=${username},dc=example,dc=com or ${username}@example.com."
            {...below}
            {...mono}
            {...optionalText(form, 'settings.userDnPattern')}
          />
          <TextInput
            label="Usernames to offer"
            description="A regular expression, for people who are not known here yet."
            {...below}
            {...mono}
            {...optionalText(form, 'settings.usernamePattern')}
          />
        </div>
      )}
      <Checkbox
        label="Only people in a group that counts here"
        description="Who ends up in no group is refused."
        {...form.getInputProps('settings.requireGroup', { type: 'checkbox' })}
      />
      <Select
        label="Somebody here has the same username or address"
        allowDeselect={false}
        data={[
          { value: 'refuse', label: 'A conflict; nobody is linked' },
          { value: 'link', label: 'A conflict; an admin may link them' },
        ]}
        {...form.getInputProps('settings.match')}
      />
      <Checkbox
        label="Email addresses from there are proven"
        {...form.getInputProps('settings.trustEmail', { type: 'checkbox' })}
      />
      <Checkbox
        label="People change their password there from here"
        description={
          isPlain
            ? 'Over an encrypted connection only. This one is not, so it is not offered to anybody.'
            : askCodes.has(provider)
              ? 'As themselves, never as the account to read with. Who has a second factor there changes it there: a code opens one sign-in, and the change would be a second one.'
              : 'As themselves, never as the account to read with.'
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
          <summary>More settings</summary>
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
