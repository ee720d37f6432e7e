import { parseArgs } from 'node:util'
import { Problem } from '#src/base/problem.ts'
import type { CommandForm, CommandInput } from './command.ts'

/** Options that every command takes. */
const SHARED = {
  help: { type: 'boolean', short: 'h' },
  workspace: { type: 'string' },
} as const

/** What was typed: which command, with which words and options. */
export type Typed = { name: string; input: CommandInput }

/** The command that the first words name; `name` is undefined where they name none. */
export function findCommand(
  forms: readonly CommandForm[],
  argv: readonly string[],
): { name: string | undefined; isHelp: boolean } {
  const form = formOf(forms, argv)
  const isHelp =
    argv.length === 0 ||
    argv[0] === 'help' ||
    argv.some((word) => word === '--help' || word === '-h')
  return { name: form?.name, isHelp }
}

function formOf<Form extends CommandForm>(
  forms: readonly Form[],
  argv: readonly string[],
): Form | undefined {
  const words = argv[0] === 'help' ? argv.slice(1) : argv
  return forms.find(({ name }) => {
    const parts = name.split(' ')
    return parts.every((part, index) => words[index] === part)
  })
}

/**
 * Reads a command line.
 *
 * @throws Problem `bad_request` where the command or an option is not known, or words are missing
 * or too many; the message says how the command is used.
 */
export function parseCommand<Form extends CommandForm>(
  forms: readonly Form[],
  argv: readonly string[],
): Typed & { command: Form; workspace: string | undefined } {
  const form = formOf(forms, argv)
  if (form === undefined)
    throw new Problem(
      'bad_request',
      `There is no command "${argv.slice(0, 2).join(' ')}". See because --help.`,
    )
  const use = `Use: because ${form.name} ${form.usage}`.trim()
  const rest = argv.slice(form.name.split(' ').length)
  const { values, positionals } = read(form, rest, use)
  const [fewest, most] = form.words
  if (positionals.length < fewest || positionals.length > most)
    throw new Problem(
      'bad_request',
      `${positionals.length < fewest ? 'Something is missing.' : 'Too many words.'} ${use}`,
    )
  const { help: _, workspace, ...options } = values
  return {
    name: form.name,
    command: form,
    input: { words: positionals, options },
    workspace: typeof workspace === 'string' ? workspace : undefined,
  }
}

function read(form: CommandForm, args: string[], use: string) {
  try {
    return parseArgs({
      args,
      options: { ...form.options, ...SHARED },
      allowPositionals: true,
      strict: true,
    })
  } catch (cause) {
    const what = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause)
    throw new Problem('bad_request', `${what}. ${use}`, { cause })
  }
}

/** All commands, one a line. */
export function generalHelp(forms: readonly CommandForm[]): string {
  const width = Math.max(...forms.map(({ name }) => name.length))
  const lines = forms.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'because: why people buy, do not buy, leave, click and call support.',
    '',
    ...lines,
    '',
    'because COMMAND --help tells more. --workspace NAME chooses where there are several.',
  ].join('\n')
}

/** One command, whole. */
export function commandHelp(forms: readonly CommandForm[], name: string): string {
  const form = forms.find((one) => one.name === name)
  if (form === undefined) return generalHelp(forms)
  return [
    `because ${form.name} ${form.usage}`.trim(),
    '',
    form.summary,
    ...(form.help === '' ? [] : ['', form.help]),
  ].join('\n')
}
