// Passkeys, in browsers that read and write WebAuthn as JSON (Level 3 §5.1.8). A form marked `data-passkey` fetches what to
// ask, asks the browser, and sends itself with the answer in its field `credential`.
const { PublicKeyCredential: Passkey, navigator } = window
/** Browsers take one question at a time: a new one ends the one before. */
let waiting = new AbortController()

async function ask(form, mediation) {
  waiting.abort()
  const { signal } = (waiting = new AbortController())
  try {
    const body = new URLSearchParams(new FormData(form))
    const answer = await fetch(form.dataset.options, { method: 'POST', body, signal })
    const options = await answer.json()
    // An offer in a field may wait for ever; the server forgets what it asked.
    if (mediation && options.timeout) setTimeout(() => void (signal.aborted || offer(form)), options.timeout * 0.8)
    const { credentials } = navigator
    const credential =
      form.dataset.passkey === 'create'
        ? await credentials.create({ publicKey: Passkey.parseCreationOptionsFromJSON(options), signal })
        : await credentials.get({ publicKey: Passkey.parseRequestOptionsFromJSON(options), mediation, signal })
    form.elements.credential.value = JSON.stringify(credential)
    // Not `requestSubmit`: the listener below would ask again.
    form.submit()
  } catch {
    if (signal.aborted || mediation) return
    tell(form, false, true)
    void offer(form)
  }
}

/** In the username's field; whoever types goes on as ever. */
async function offer(form) {
  if (form.dataset.autofill === '' && (await Passkey.isConditionalMediationAvailable?.()))
    await ask(form, 'conditional')
}

/** Shows what is written in the page already. */
function tell(form, asking, failed) {
  const find = id => document.getElementById(id) ?? {}
  find(form.dataset.asking).hidden = !asking
  const note = find(form.dataset.failed)
  note.hidden = !failed
  if (failed) note.focus?.()
}

function askNow(form) {
  tell(form, true, false)
  void ask(form)
}

if (Passkey?.parseRequestOptionsFromJSON) {
  for (const hidden of document.querySelectorAll('[data-needs-passkey]')) hidden.hidden = false
  for (const other of document.querySelectorAll('[data-without-passkey]')) other.hidden = true
  for (const choice of document.querySelectorAll('[data-passkey-first]')) choice.checked = true
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.addEventListener('submit', event => {
      // Where there is another way in the same form, it is sent as any form is.
      if (document.getElementById(form.dataset.passkeyIf)?.checked === false) return
      event.preventDefault()
      askNow(form)
    })
    if (form.dataset.asks === '') askNow(form)
    else void offer(form)
  }
}
