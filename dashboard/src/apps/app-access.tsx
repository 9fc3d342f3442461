import type { App } from '@doorward/contract'
import { api } from '../api/client.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { Note } from '../parts/note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { t } from '../texts/index.ts'
import { type AccessDraft, AccessEditor, ruleOf } from './access-editor.tsx'
import { AccessPreviewPanel } from './access-preview.tsx'
import { AppGrants } from './app-grants.tsx'
import { GainsAndLosses } from './gains-and-losses.tsx'
import { showSaved, useApp } from './use-app.ts'

const words = t.appsAccess

/** The saved rule, as a draft to change. */
export const draftOf = ({ access, adminsIncluded }: App): AccessDraft => ({
  kind: access.kind,
  groups: access.kind === 'chosen' ? access.groups : [],
  users: access.kind === 'chosen' ? access.users : [],
  single: access.kind === 'single-user' ? access.user : null,
  adminsIncluded,
})

export function AppAccess() {
  const app = useApp()
  const params = { id: app.id }
  const entry = useEntryForm<AccessDraft, App>({
    entry: app,
    read: draftOf,
    check: () => ({}),
    load: () => api.getApp({ params }),
    save: (draft, _, version) => {
      const access = ruleOf(draft)
      return api.updateApp({
        params,
        body: { ...(access && { access }), adminsIncluded: draft.adminsIncluded },
        version,
      })
    },
    onSaved: showSaved,
  })
  const { form } = entry
  const draft = form.values
  const complete = ruleOf(draft) !== undefined
  return (
    <form className="stack" onSubmit={entry.submit}>
      {app.managedBy !== null && <Note title={t.appsConfiguration.keptIn(app.managedBy)}>{words.changeThere}</Note>}
      <SaveTrouble of={entry} what={app.title} failed={words.failed} />
      <fieldset className="plain-fieldset" disabled={app.managedBy !== null}>
        <div className="grid g-wide">
          <AccessEditor draft={draft} onChange={form.setValues} />
          <div className="stack">
            {entry.dirty && complete && <GainsAndLosses app={app} draft={draft} />}
            <AccessPreviewPanel draft={draft} saved={!entry.dirty} />
          </div>
        </div>
      </fieldset>
      <AppGrants id={app.id} />
      <SaveBar changes={entry.dirty && complete ? [words.who] : []} saving={entry.saving} onUndo={() => form.reset()} />
    </form>
  )
}
