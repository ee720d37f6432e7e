/** What was assumed or changed on the way in, each thing once, with how often and where first. */
export type Notices = {
  add: (text: string, line: number) => void
  list: () => string[]
}

/** A file in which everything is odd must not fill the memory with notices. */
const KINDS_MAX = 200

export function collectNotices(): Notices {
  const seen = new Map<string, { line: number; count: number }>()
  return {
    add: (text, line) => {
      const before = seen.get(text)
      if (before === undefined && seen.size < KINDS_MAX) seen.set(text, { line, count: 1 })
      if (before !== undefined) before.count += 1
    },
    list: () =>
      [...seen].map(([text, { line, count }]) =>
        count === 1
          ? `${text} (line ${line}).`
          : `${text} (${count.toLocaleString('en')} rows, the first in line ${line}).`,
      ),
  }
}
