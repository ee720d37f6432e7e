import type { Child } from 'hono/jsx'
import { Layout } from './layout.tsx'

const LABELS = {
  company: 'Your company',
  name: 'Your name',
  email: 'Your e-mail address',
  currency: 'Currency of your figures',
  timeZone: 'Time zone',
  senderName: 'Name of the sender',
  postalAddress: 'Postal address',
} as const
const FIELDS = Object.keys(LABELS) as (keyof typeof LABELS)[]

type Typed = Record<keyof typeof LABELS, string>
type Errors = ReadonlyMap<string, string>

type FieldProps = {
  id: keyof Typed
  mayWait?: boolean
  hint?: string
  errors: Errors
  children: (about: { 'aria-invalid'?: 'true'; 'aria-describedby'?: string }) => Child
}

/** A label, its field, and below it what it is for and what is amiss. */
const Field = ({ id, mayWait, hint, errors, children }: FieldProps) => {
  const error = errors.get(id)
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <p class="field">
      <label for={id}>
        {LABELS[id]}
        {mayWait === true && <span class="quiet"> (may wait)</span>}
      </label>
      {children({
        ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
        ...(notes === '' ? {} : { 'aria-describedby': notes }),
      })}
      {hint !== undefined && (
        <span class="small quiet" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </p>
  )
}

type TextProps = Omit<FieldProps, 'children'> & {
  value: string
  type?: string
  complete?: string
}

const TextField = ({ value, type = 'text', complete, ...field }: TextProps) => (
  <Field {...field}>
    {(about) => (
      <input
        id={field.id}
        name={field.id}
        type={type}
        value={value}
        required={field.mayWait !== true}
        maxlength={255}
        autocomplete={complete}
        dir="auto"
        {...about}
      />
    )}
  </Field>
)

const OFTEN_USED = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'INR', 'JPY', 'SEK', 'PLN']
const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })

const CurrencyOption = ({ code, chosen }: { code: string; chosen: string }) => (
  <option value={code} selected={code === chosen}>
    {code}, {currencyNames.of(code)}
  </option>
)

type ChoiceProps = { chosen: string; all: readonly string[]; errors: Errors }

const CurrencyField = ({ chosen, all, errors }: ChoiceProps) => (
  <Field id="currency" hint="Deals keep the currency that they were closed in." errors={errors}>
    {(about) => (
      <select id="currency" name="currency" required {...about}>
        <option value="">Choose one</option>
        <optgroup label="Often used">
          {OFTEN_USED.map((code) => (
            <CurrencyOption code={code} chosen={chosen} />
          ))}
        </optgroup>
        <optgroup label="All others">
          {all
            .filter((code) => !OFTEN_USED.includes(code))
            .map((code) => (
              <CurrencyOption code={code} chosen={chosen} />
            ))}
        </optgroup>
      </select>
    )}
  </Field>
)

const TimeZoneField = ({ chosen, all, errors }: ChoiceProps) => (
  <Field
    id="timeZone"
    hint="Where we do not know where a person lives, letters keep to working hours here."
    errors={errors}
  >
    {(about) => (
      <select id="timeZone" name="timeZone" required {...about}>
        {all.map((zone) => (
          <option value={zone} selected={zone === chosen}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    )}
  </Field>
)

const LetterFields = ({ typed, errors }: { typed: Typed; errors: Errors }) => (
  <fieldset class="stack">
    <legend>In the letters to your customers</legend>
    <TextField
      id="senderName"
      hint="A person's name is answered more often than a company's."
      value={typed.senderName}
      errors={errors}
      mayWait
    />
    <Field
      id="postalAddress"
      mayWait
      hint="It stands below each letter. Many countries ask for one."
      errors={errors}
    >
      {(about) => (
        <textarea id="postalAddress" name="postalAddress" rows={3} maxlength={500} {...about}>
          {typed.postalAddress}
        </textarea>
      )}
    </Field>
  </fieldset>
)

/** The errors of a form, summed up on top; each leads to its field. */
const ErrorSummary = ({ errors }: { errors: Errors }) =>
  errors.size === 0 ? null : (
    <div class="note warn" role="alert" tabindex={-1} autofocus>
      <ul>
        {FIELDS.filter((field) => errors.has(field)).map((field) => (
          <li>
            <a href={`#${field}`}>{LABELS[field]}</a>: {errors.get(field)}
          </li>
        ))}
      </ul>
    </div>
  )

type SetUpProps = {
  typed: Typed
  errors: Errors
  currencies: readonly string[]
  timeZones: readonly string[]
}

/** Asks the owner who they are and what their company is called. Posts to its own address. */
export const SetUpPage = ({ typed, errors, currencies, timeZones }: SetUpProps) => (
  <Layout title="Set up · Because">
    <section class="single card">
      <form class="body stack" method="post">
        <div>
          <h1>Set up your company</h1>
          <p class="quiet">One page, then you are in. You will be the owner.</p>
        </div>
        <ErrorSummary errors={errors} />
        <TextField id="company" value={typed.company} complete="organization" errors={errors} />
        <TextField id="name" value={typed.name} complete="name" errors={errors} />
        <TextField
          id="email"
          hint="You sign in with it. There is no password."
          type="email"
          value={typed.email}
          complete="email"
          errors={errors}
        />
        <CurrencyField chosen={typed.currency} all={currencies} errors={errors} />
        <TimeZoneField chosen={typed.timeZone} all={timeZones} errors={errors} />
        <LetterFields typed={typed} errors={errors} />
        <button class="btn main">Set up</button>
      </form>
    </section>
  </Layout>
)
