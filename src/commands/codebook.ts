import { Problem } from '#src/base/problem.ts'
import type { Change } from '#src/reasons/edit/change.ts'
import { codebookText, toFile } from '#src/reasons/edit/file/file.ts'
import { FILE_BYTES, readCodebook } from '#src/reasons/edit/file/readCodebook.ts'
import { changeCodebook, getCodebook, previewChange } from '#src/reasons/edit/query.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { namesIn, sayPreview } from '#web/codebookWords.ts'
import { formatCountOf } from '#web/format.ts'
import { aligned } from './aligned.ts'
import type { Command, Context } from './command.ts'

/** `because codebook export` */
export const codebookExport: Command = {
  name: 'codebook export',
  usage: '[FILE]',
  summary: 'Write the codebook of the workspace to a file, or print it.',
  help: 'The file can be changed, kept beside other settings, and brought in by because codebook import.',
  options: {},
  words: [0, 1],
  run: async ({ db, workspaceId, print, note, writeFile }, { words }) => {
    const codebook = await getCodebook(db, { workspaceId })
    const [path] = words
    if (path === undefined) return print(codebookText(codebook))
    await writeFile(path, codebookText(codebook))
    note(
      `${formatCountOf(codebook.reasons.length, 'reason')} of version ${codebook.version} written to ${path}.`,
    )
  },
}

/** `because codebook import` */
export const codebookImport: Command = {
  name: 'codebook import',
  usage: 'FILE [--dry-run] [--json]',
  summary: 'Replace the codebook of the workspace by a file, and read the answers again.',
  help: [
    'Reasons that the file does not name are retired, never deleted. It can be undone at /codebook/log.',
    '--dry-run  print what would change, and change nothing',
    '--json     print it as JSON',
  ].join('\n'),
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async (context, { words, options }) => {
    const { db, workspaceId, clock, print } = context
    const file = toFile(readCodebook(await readText(context, words[0] ?? '')))
    const change: Change = { action: 'import', file }
    const { version: seen } = await getCodebook(db, { workspaceId })
    const wanted = { workspaceId, change, seen }
    const { preview, before, after } = await previewChange(db, wanted)
    const isDryRun = options['dry-run'] === true
    const at = clock.now()
    if (!isDryRun) {
      await changeCodebook(db, { ...wanted, by: 'command line', at })
      await groupAnswers(db, { workspaceId, at })
    }
    const version = isDryRun ? seen : after.version
    if (options['json'] === true) return print(`${JSON.stringify({ version, ...preview })}\n`)
    const nameOf = namesIn(after, before)
    const rows = preview.moved.map((moved) => [
      moved.reasonId,
      nameOf(moved.reasonId),
      String(moved.before),
      String(moved.after),
    ])
    const lines = [
      isDryRun ? 'A dry run: nothing was changed.' : `This is version ${version}.`,
      `${sayPreview(preview, nameOf)}.`,
      ...(rows.length === 0
        ? []
        : ['', ...aligned([['reason', 'label', 'before', 'after'], ...rows], 2)]),
    ]
    print(`${lines.join('\n')}\n`)
  },
}

async function readText({ readFile }: Context, path: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const piece of readFile(path)) {
    length += piece.length
    if (length > FILE_BYTES)
      throw new Problem(
        'too_large',
        `${path} is larger than ${FILE_BYTES / 1024 / 1024} MB, the most that a codebook has.`,
        { field: 'file' },
      )
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}
