// Conveniences of the sign-in pages; each page does all its work without them.
for (const button of document.querySelectorAll('button[data-reveals]')) {
  const input = document.getElementById(button.dataset.reveals)
  const label = button.querySelector('span')
  button.hidden = false
  button.addEventListener('click', () => {
    const shown = input.type === 'password'
    input.type = shown ? 'text' : 'password'
    label.textContent = shown ? button.dataset.hide : button.dataset.show
    button.setAttribute('aria-label', shown ? button.dataset.hideLabel : button.dataset.showLabel)
  })
}
// A second click must not send a form twice, unless a script takes it. The button is free again when the browser comes back to the page.
const submits = () => document.querySelectorAll('form button:not([type=button])')
for (const form of document.forms)
  form.addEventListener('submit', event =>
    setTimeout(() => event.defaultPrevented || submits().forEach(button => (button.disabled = true))),
  )
addEventListener('pageshow', () => submits().forEach(button => (button.disabled = false)))
for (const button of document.querySelectorAll('button[data-copies]')) {
  button.hidden = !navigator.clipboard
  const label = button.querySelector('span') ?? button
  const told = () => (label.textContent = button.dataset.copied)
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText).then(told)
  })
}
for (const button of document.querySelectorAll('button[data-prints]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
