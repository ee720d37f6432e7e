import { type Kind, KINDS } from '#src/base/words.ts'
import { QUEUE_VIEWS, type QueueFilter, type QueueView } from '#src/reasons/queue/queue.ts'
import { KIND_WORDS } from './kinds.ts'
import { Popover } from './popover.tsx'
import { queueAddress } from './quotesAddress.ts'

const VIEW_WORDS: Record<QueueView, string> = {
  'to-review': 'To review',
  unsorted: 'Not sorted',
  reviewed: 'Reviewed',
  all: 'All',
  second: 'Second opinion',
  differs: 'Differ',
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** A language's name, or its code where it has none. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}

/** The views of the queue. */
export const Tabs = ({ filter }: { filter: QueueFilter }) => (
  <nav class="tabs" aria-label="Answers">
    {QUEUE_VIEWS.map((view) => (
      <a
        href={queueAddress({ ...filter, view })}
        aria-current={view === filter.view ? 'page' : undefined}
      >
        {VIEW_WORDS[view]}
      </a>
    ))}
  </nav>
)

type Option = { value: string; label: string }

const Pill = ({
  name,
  shown,
  options,
  href,
}: {
  name: string
  shown: string | null
  options: readonly Option[]
  href: (value: string | null) => string
}) => (
  <span class={shown === null ? 'pill' : 'pill applied'}>
    <Popover
      look="filter"
      label={
        <>
          {name}{' '}
          <b dir="auto">{options.find(({ value }) => value === shown)?.label ?? shown ?? 'all'}</b>
        </>
      }
    >
      <ul class="options">
        <li>
          <a href={href(null)} aria-current={shown === null ? 'true' : undefined}>
            All
          </a>
        </li>
        {options.map(({ value, label }) => (
          <li>
            <a href={href(value)} aria-current={value === shown ? 'true' : undefined} dir="auto">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Popover>
    {shown !== null && (
      <a class="clear" href={href(null)} aria-label={`Clear ${name}`}>
        ×
      </a>
    )}
  </span>
)

/** What narrows the queue, and the keys at the end of the row. */
export const Filters = ({
  filter,
  languages,
  reasons,
}: {
  filter: QueueFilter
  languages: readonly string[]
  /** Reasons to narrow by, those of the chosen kind. */
  reasons: readonly { id: string; label: string }[]
}) => (
  <div class="row filters" role="group" aria-label="Filters">
    <Pill
      name="Decision"
      shown={filter.kind}
      options={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].tab }))}
      href={(kind) => queueAddress({ ...filter, kind: kind as Kind | null, reason: null })}
    />
    {(reasons.length > 0 || filter.reason !== null) && (
      <Pill
        name="Reason"
        shown={filter.reason}
        options={reasons.map(({ id, label }) => ({ value: id, label }))}
        href={(reason) => queueAddress({ ...filter, reason })}
      />
    )}
    {(languages.length > 1 || filter.language !== null) && (
      <Pill
        name="Language"
        shown={filter.language}
        options={languages.map((code) => ({ value: code, label: languageName(code) }))}
        href={(language) => queueAddress({ ...filter, language })}
      />
    )}
    <Keys />
  </div>
)

const KEYS = [
  ['Enter', 'save what is ticked'],
  ['y', 'confirm the suggestion as it stands'],
  ['1 – 9', 'tick or untick the reason of that number'],
  ['s', 'save the correction'],
  ['n', 'no reason given'],
  ['j  k', 'next and previous'],
  ['u', 'undo the last one'],
  ['?', 'these keys'],
] as const

const Keys = () => (
  <span class="keys" data-keys>
    <Popover look="filter" label="Keys" isEnd={true}>
      <dl class="key-list">
        {KEYS.map(([key, what]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
      <button class="btn" type="button" data-toggle-keys hidden>
        Turn keys off
      </button>
    </Popover>
  </span>
)
