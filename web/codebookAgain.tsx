/** A form to be sent again as it came. */
export type Values = readonly (readonly [name: string, value: string])[]

/** Where a form goes, and what it holds; `isFile` where it brings a codebook. */
export type FormProps = { action: string; values: Values; isFile: boolean }

/** A button that sends a form once more. */
export const Again = ({ action, values, isFile, label }: FormProps & { label: string }) => (
  <form method="post" action={action} enctype={isFile ? 'multipart/form-data' : undefined}>
    {values.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="btn main">{label}</button>
  </form>
)
