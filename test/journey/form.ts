/** A form as a browser without script would send it. */
export type Form = { action: string; fields: URLSearchParams }

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`, 'u')
    .exec(tag)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")

const isSet = (tag: string, name: string): boolean =>
  new RegExp(`\\s${name}(?=[\\s/>=])`, 'u').test(tag)

/**
 * Fills in the form of a page as a person would: what is hidden or ticked already is sent as it is,
 * `picks` are ticked or typed. A pick that the page does not offer is left out, so that one set of
 * picks can answer every screen.
 */
export function fillForm(html: string, picks: Record<string, readonly string[]>, at = 0): Form {
  const form = [...html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/gu)][at]?.[0] ?? ''
  const fields = new URLSearchParams()
  for (const [tag] of form.matchAll(/<input[^>]*>/gu)) {
    const [name, value = 'on'] = [attribute(tag, 'name'), attribute(tag, 'value')]
    if (name === undefined) continue
    const type = attribute(tag, 'type') ?? 'text'
    const isPicked = picks[name]?.includes(value) === true
    if (
      type === 'hidden' ||
      ((type === 'checkbox' || type === 'radio') && (isSet(tag, 'checked') || isPicked))
    )
      fields.append(name, value)
    else if (type !== 'checkbox' && type !== 'radio')
      fields.append(name, picks[name]?.[0] ?? value.replace(/^on$/u, ''))
  }
  for (const [tag] of form.matchAll(/<textarea[^>]*>/gu)) {
    const name = attribute(tag, 'name')
    if (name !== undefined) fields.append(name, picks[name]?.[0] ?? '')
  }
  return { action: attribute(form, 'action') ?? '', fields }
}
