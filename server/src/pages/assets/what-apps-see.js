// The set-up shows what apps will see while it is typed; without this it stands for what the page was opened with.
const address = document.getElementById('publicUrl')
const base = document.getElementById('baseDn')
const lines = document.querySelectorAll('[data-sees]')

const origin = text => (/^https?:/i.test(text.trim()) && URL.canParse(text) ? new URL(text).origin : text.trim())
/** As the server guesses it: id.example.com → dc=example,dc=com. */
function guess(text) {
  const name = URL.canParse(text) ? new URL(text).hostname : ''
  const labels = name.split('.')
  if (labels.length < 2 || !/[a-z]$/.test(name) || name.endsWith('.localhost')) return undefined
  return (labels.length > 2 ? labels.slice(1) : labels).map(label => `dc=${label}`).join(',')
}

function show() {
  for (const line of lines)
    line.textContent = line.dataset.sees.replace('{publicUrl}', () => origin(address.value)).replace('{baseDn}', () => base.value.trim())
}
// The base DN follows the address until somebody gives it a value of their own, now or before.
let follows = base.value === (guess(address.value) ?? 'dc=example,dc=com')
base.addEventListener('input', () => {
  follows = false
  show()
})
address.addEventListener('input', () => {
  const guessed = guess(address.value)
  if (follows && guessed !== undefined) base.value = guessed
  show()
})
addEventListener('pageshow', show)
