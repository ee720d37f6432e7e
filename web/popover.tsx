import type { Child } from 'hono/jsx'

/**
 * A button that opens a small panel, without a script: a click elsewhere closes it, since an open
 * one's summary reaches over the whole page. Panels close one another.
 */
export const Popover = ({
  label,
  look,
  children,
  isEnd = false,
  isOpen = false,
}: {
  label: Child
  /** Classes of the button. */
  look: string
  children?: Child
  /** True hangs the panel from the button's far end. */
  isEnd?: boolean
  isOpen?: boolean
}) => (
  <details class={isEnd ? 'pop end' : 'pop'} name="panel" open={isOpen}>
    <summary class={look}>{label}</summary>
    <div class="panel">{children}</div>
  </details>
)
