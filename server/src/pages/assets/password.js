// Measures a new password as it is typed, by what the server goes by, and says so in bars and in a word.
const common = new Set('%common%'.split(' '))
/** As the server compares names and passwords. */
const fold = text => text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').trim()

/** How many of four bars, and which word. Length counts, unless the same few characters make it. */
function measure(text, least, username) {
  if (text === '') return [0, undefined]
  if (text.normalize('NFC').length < least) return [1, 'short']
  if (common.has(fold(text))) return [1, 'common']
  if (username !== '' && fold(text) === fold(username)) return [1, 'yours']
  if (text.length < 14 || new Set(text).size < 6) return [2, 'fine']
  return [text.length < 20 ? 3 : 4, 'strong']
}

for (const meter of document.querySelectorAll('[data-measures]')) {
  const input = document.getElementById(meter.dataset.measures)
  const word = document.getElementById(`${input.id}-strength`)
  const hint = word.parentElement
  const described = input.getAttribute('aria-describedby') ?? ''
  if (!described.includes(hint.id)) input.setAttribute('aria-describedby', `${described} ${hint.id}`)
  const show = () => {
    const [bars, kind] = measure(input.value, Number(meter.dataset.least), input.form.elements.username?.value ?? '')
    meter.classList.toggle('weak', bars === 1)
    ;[...meter.children].forEach((bar, at) => bar.classList.toggle('on', at < bars))
    // Said again only when it changes: a screen reader would read it at each letter.
    const said = meter.dataset[kind] ?? ''
    if (word.textContent !== said) word.textContent = said
  }
  meter.hidden = hint.hidden = false
  input.addEventListener('input', show)
  // What the browser filled in, or kept when it came back.
  addEventListener('pageshow', show)
}
