// Remembers in which order reasons are tapped. Without it the boxes are plain checkboxes, and the
// next page asks which of the ticked ones mattered most.
const group = document.querySelector('[data-most]')
const most = Number(group.dataset.most)
const status = document.querySelector('[role="status"]')
const boxes = [...group.querySelectorAll('input')]
const rankOf = (box) => box.nextElementSibling
const picked = boxes
  .filter((box) => box.checked)
  .sort((a, b) => Number(rankOf(a).textContent) - Number(rankOf(b).textContent))

const describe = (box) =>
  group.dataset.ranked.replace('{place}', picked.indexOf(box) + 1).replace('{count}', picked.length)

function draw() {
  for (const box of boxes) {
    const place = picked.indexOf(box) + 1
    rankOf(box).textContent = place || ''
    if (place) box.setAttribute('aria-description', describe(box))
    else box.removeAttribute('aria-description')
    // Only those beyond the limit are closed: too many that came ticked can still be taken away.
    box.disabled = place === 0 && picked.length >= most
  }
}

group.addEventListener('change', ({ target: box }) => {
  if (box.checked) picked.push(box)
  else picked.splice(picked.indexOf(box), 1)
  draw()
  const label = rankOf(box).nextElementSibling.firstChild.textContent
  status.textContent = `${label}: ${box.checked ? describe(box) : group.dataset.removed}.`
})

// The boxes are sent in their order on the page; the order of tapping takes its place.
group.closest('form').addEventListener('formdata', ({ formData }) => {
  const name = boxes[0].name
  formData.delete(name)
  for (const box of picked) formData.append(name, box.value)
  formData.set('ordered', '1')
})

// A page from the browser's memory comes back with its boxes as they were left.
window.addEventListener('pageshow', () => {
  for (const box of boxes) if (box.checked && !picked.includes(box)) picked.push(box)
  for (const box of [...picked]) if (!box.checked) picked.splice(picked.indexOf(box), 1)
  draw()
})
draw()
