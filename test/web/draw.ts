import { html } from 'hono/html'

/** What a browser is sent of an element. */
export const draw = async (element: unknown): Promise<string> => (await html`${element}`).toString()
