// Keys of the queue. Without it every key's deed is a button, a box or a link on the page.
const OFF = 'because-keys-off'
const form = document.querySelector('form.review')
const keys = document.querySelector('[data-keys] details')
const toggle = document.querySelector('[data-toggle-keys]')
const main = form?.querySelector('.btn.main')
const boxes = [...(form?.querySelectorAll('input[name="reasons"]') ?? [])]
const asIs = main?.textContent

const isChanged = () => boxes.some((box) => box.checked !== box.defaultChecked)
const draw = () => {
  if (main && asIs === 'Confirm') main.textContent = isChanged() ? main.dataset.save : asIs
}

let isSent = false
const send = (button) => {
  if (isSent) return
  form.requestSubmit(button)
}
// Two presses of a key in a hurry must not say two things.
form?.addEventListener('submit', () => {
  isSent = true
})

const follow = (rel) => document.querySelector(`a[rel="${rel}"]`)?.click()

const DEEDS = {
  j: () => follow('next'),
  k: () => follow('prev'),
  y: () => {
    if (asIs !== 'Confirm') return
    form.reset()
    send(main)
  },
  Enter: () => send(main),
  s: () => send(main),
  n: () => send(form.querySelector('button[name="none"]')),
  u: () => document.querySelector('form.done')?.requestSubmit(),
  '?': () => {
    keys.open = !keys.open
  },
}

function tick(digit) {
  const box = boxes.find((one) => one.dataset.key === digit)
  if (box === undefined) return
  box.checked = !box.checked
  box.focus()
  draw()
}

const isOff = () => localStorage.getItem(OFF) !== null
// Enter on a link, a button or a panel is theirs; so is every key in a field that takes text.
const isTheirs = ({ key, target }) =>
  target.matches('textarea, select, input:not([type="checkbox"])') ||
  (key === 'Enter' && target.matches('a, button, summary'))

document.addEventListener('keydown', (event) => {
  const { key } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (isTheirs(event) || (isOff() && key !== '?')) return
  if (key === 'Escape' && keys?.open) keys.open = false
  else if (/^[1-9]$/u.test(key)) tick(key)
  else if (key in DEEDS && (form || 'u?'.includes(key))) {
    event.preventDefault()
    DEEDS[key]()
  }
})

boxes.forEach((box) => box.addEventListener('change', draw))
if (toggle) {
  const name = () => {
    toggle.textContent = isOff() ? 'Turn keys on' : 'Turn keys off'
  }
  toggle.hidden = false
  toggle.addEventListener('click', () => {
    if (isOff()) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
    name()
  })
  name()
}
// A page from the browser's memory comes back with its boxes as they were left.
window.addEventListener('pageshow', () => {
  isSent = false
  draw()
})
