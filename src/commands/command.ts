import type { World } from '#src/jobs/world.ts'
import type { Auth } from '#src/team/session.ts'

/** What a command may reach. `cli.ts` makes it, in this process or in the one that serves. */
export type Context = World & {
  auth: Auth
  /** The workspace that the command works on: the only one, or the one that `--workspace` names. */
  workspaceId: string
  /** Prints to standard output; no line end is added. */
  print: (text: string) => void
  /** Prints a line about what goes on to standard error; `progress` lines replace one another on a terminal. */
  note: (line: string, options?: { progress?: boolean }) => void
  /** The bytes of a file, in pieces. @throws Problem `not_found` where there is none. */
  readFile: (path: string) => AsyncIterable<Uint8Array>
  writeFile: (path: string, text: string) => Promise<void>
}

/** What a command may reach where it works on files alone. */
export type FileContext = Pick<Context, 'print' | 'note' | 'readFile' | 'writeFile'>

/** How a command is typed and told of. */
export type CommandForm = {
  /** As typed: `top`, `import deals`. */
  name: string
  /** What follows the name: `SLUG [--by NAME]`. */
  usage: string
  /** One sentence: what it does. */
  summary: string
  /** Longer help, printed by `--help`; options one a line. */
  help: string
  /** How options are read, as `parseArgs` of Node takes it (strict; unknown ones are refused). */
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>
  /** How many words may follow the name, from and to. */
  words: [number, number]
}

/** One command of `because` that works on the database. */
export type Command = CommandForm & {
  /**
   * Does it. Wrong use and expected failures are thrown as a Problem: `bad_request` ends with
   * status 2, all others with 1.
   */
  run: (context: Context, input: CommandInput) => Promise<void>
  /**
   * Does what these options ask for on files alone, before any database is opened.
   *
   * @returns false where they ask for something else, and nothing was done.
   */
  runOnFiles?: (context: FileContext, input: CommandInput) => Promise<boolean>
}

export type CommandInput = {
  words: string[]
  options: Record<string, string | boolean | (string | boolean)[] | undefined>
}
