// Passkeys: the one thing here that needs a script, in browsers that read and write WebAuthn as JSON (WebAuthn Level 3
// §5.1.8). A form marked `data-passkey` fetches what the browser is to be asked, asks it, and sends itself with the answer
// in its field `credential`.
const { PublicKeyCredential, navigator } = window
/** What the browser is waiting for; one question at a time is allowed. */
let waiting = new AbortController()

async function ask(form, mediation) {
  waiting.abort()
  waiting = new AbortController()
  const { signal } = waiting
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    signal,
  })
  if (!answer.ok) throw new Error('The server did not say what to ask.')
  const options = await answer.json()
  const credential =
    form.dataset.passkey === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          signal,
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          mediation,
          signal,
        })
  form.elements.credential.value = JSON.stringify(credential)
  // Not a click's submit: the listener below would ask again.
  form.submit()
}

/** What went wrong is written for people in the page already, and shown. */
function tell(form, failed) {
  const note = document.getElementById(form.dataset.failed)
  if (note) note.hidden = !failed
  if (failed) note?.focus()
}

if (PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const hidden of document.querySelectorAll('[data-needs-passkey]')) hidden.hidden = false
  for (const other of document.querySelectorAll('[data-without-passkey]')) other.hidden = true
  for (const choice of document.querySelectorAll('[data-passkey-first]')) choice.checked = true
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.addEventListener('submit', event => {
      // Where there is another way in the same form, it is sent as any form is.
      const { passkeyIf } = form.dataset
      if (passkeyIf !== undefined && !document.getElementById(passkeyIf).checked) return
      event.preventDefault()
      tell(form, false)
      ask(form).catch(() => {
        tell(form, true)
        for (const button of form.querySelectorAll('button')) button.disabled = false
      })
    })
    // The browser offers passkeys in the username's field; whoever types goes on as ever.
    if (form.dataset.autofill !== undefined)
      void PublicKeyCredential.isConditionalMediationAvailable()
        .then(does => does && ask(form, 'conditional'))
        .catch(() => {})
  }
}
