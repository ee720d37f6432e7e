import type { Context } from 'hono'

/** A CSV file for a browser to save under `name`. */
export const answerCsv = (c: Context, text: string, name: string): Response =>
  c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
