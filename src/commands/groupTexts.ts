import { Problem } from '#src/base/problem.ts'
import type { How, Kind } from '#src/base/words.ts'
import { type Codebook, parseCodebook } from '#src/reasons/codebook.ts'
import { code, type Coded, type Given, UNSURE } from '#src/reasons/engine.ts'
import { type Model, train } from '#src/reasons/learn/model.ts'
import { plainWords } from '#src/reasons/review/sameWords.ts'
import { aligned } from './aligned.ts'
import type { CommandInput, FileContext } from './command.ts'
import { readExamples, readTexts } from './textFile.ts'

/** The options by which the engine works on files alone. */
export const FILE_OPTIONS = {
  codebook: { type: 'string' },
  texts: { type: 'string' },
  learn: { type: 'string' },
  format: { type: 'string' },
} as const

const FORMATS = ['table', 'json'] as const
const CODEBOOK_LENGTH = 50 * 1024 * 1024

/**
 * Codes the texts of a file with the codebook of a file, taught first where there is something to
 * learn from; keeps nothing. As `json` one object a line, a line a text, in the order of the file.
 *
 * @returns false where no codebook is named: then reasons are to be assigned in the workspace.
 * @throws Problem `bad_request` where the options do not go together; `invalid` and `not_found`
 * naming what is wrong in a file.
 */
export async function groupTexts(
  context: FileContext,
  { options }: CommandInput,
): Promise<boolean> {
  const named = (name: string) => {
    const value = options[name]
    return typeof value === 'string' ? value : undefined
  }
  const [bookPath, textPath, learnPath] = ['codebook', 'texts', 'learn'].map(named)
  const format = FORMATS.find((one) => one === (named('format') ?? 'table'))
  if (bookPath === undefined && textPath === undefined && learnPath === undefined) {
    if (named('format') === undefined) return false
    throw new Problem('bad_request', '--format goes with --codebook and --texts; use --json here.')
  }
  if (bookPath === undefined || textPath === undefined)
    throw new Problem('bad_request', 'Name both files: --codebook FILE --texts FILE.csv.')
  if (options['dry-run'] === true || options['json'] === true)
    throw new Problem('bad_request', '--codebook changes nothing: leave out --dry-run and --json.')
  if (format === undefined)
    throw new Problem('bad_request', `--format is one of ${FORMATS.join(', ')}.`)
  const codebook = await readCodebook(context, bookPath)
  const taught = learnPath === undefined ? NOTHING : await learn(context, learnPath, codebook)
  await codeAll(context, { codebook, taught, textPath, format })
  return true
}

async function readCodebook(context: FileContext, path: string): Promise<Codebook> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of context.readFile(path)) {
    text += decoder.decode(piece, { stream: true })
    if (text.length > CODEBOOK_LENGTH)
      throw new Problem('too_large', `${path} is too large for a codebook.`, { field: 'codebook' })
  }
  try {
    return parseCodebook(JSON.parse(text + decoder.decode()))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new Problem('invalid', `${path} is no JSON: ${cause.message}.`, {
      field: 'codebook',
      cause,
    })
  }
}

/** What a file taught: a model, and for the very words that were taught the reasons given there. */
type Taught = { model: Model | null; pins: ReadonlyMap<string, readonly string[] | null> }

const NOTHING: Taught = { model: null, pins: new Map() }

async function learn(context: FileContext, path: string, codebook: Codebook): Promise<Taught> {
  const examples = await readExamples(() => context.readFile(path), codebook)
  const pins = new Map<string, readonly string[] | null>()
  for (const { kind, text, reasonIds } of examples) {
    const words = pinKey(kind, text)
    const known = pins.get(words)
    // The same words with other reasons: then it is not known which of them were meant.
    pins.set(words, known === undefined || isSame(known, reasonIds) ? reasonIds : null)
  }
  return { model: train(examples, { codebook, version: 0 }), pins }
}

const pinKey = (kind: Kind | null, text: string): string => `${kind ?? ''} ${plainWords(text)}`

const isSame = (known: readonly string[] | null, ids: readonly string[]): boolean =>
  known?.length === ids.length && ids.every((id) => known.includes(id))

/** What a text comes to where its very words were taught, with the places that cues give. */
function pinned(coded: Coded, pin: readonly string[]): Line {
  const reasons = pin.map((reasonId) => {
    const matches = coded.reasons.find((one) => one.reasonId === reasonId)?.matches ?? []
    return { reasonId, probability: 1, how: 'pinned' as const, matches }
  })
  return { reasons, unsure: [] }
}

type Tally = Map<string, { texts: number; expected: number }>

type Work = {
  codebook: Codebook
  taught: Taught
  textPath: string
  format: (typeof FORMATS)[number]
}

async function codeAll(context: FileContext, work: Work): Promise<void> {
  const { codebook, taught, textPath } = work
  const tally: Tally = new Map()
  let [texts, sorted] = [0, 0]
  for await (const batch of readTexts(() => context.readFile(textPath), codebook)) {
    const lines: string[] = []
    for (const { id, text, kind, language } of batch) {
      const read = code(text, { kind, language, codebook, model: taught.model })
      const pin = taught.pins.get(pinKey(kind, text)) ?? null
      const coded = pin === null ? read : pinned(read, pin)
      texts += 1
      if (coded.reasons.length > 0) sorted += 1
      if (work.format === 'json') lines.push(`${JSON.stringify(lineOf(id, coded))}\n`)
      else count(tally, coded)
    }
    if (lines.length > 0) context.print(lines.join(''))
    context.note(`${texts.toLocaleString('en')} texts read`, { progress: true })
  }
  if (work.format === 'table') context.print(tableOf(tally, { texts, sorted, codebook }))
}

/** What a text comes to, as it is printed. */
type Line = { reasons: (Omit<Given, 'how'> & { how: How })[]; unsure: Coded['unsure'] }

/** One line of output. Probabilities have four decimals, so that every machine prints the same. */
function lineOf(id: string, { reasons, unsure }: Line) {
  return {
    id,
    reasons: reasons.map(({ reasonId, probability, how, matches }) => ({
      id: reasonId,
      p: fourDecimals(probability),
      how,
      spans: matches.map(({ span }) => span),
      cues: matches.map(({ cue }) => cue),
    })),
    unsure: unsure
      .filter(({ probability }) => probability >= UNSURE)
      .map(({ reasonId, probability }) => ({ id: reasonId, p: fourDecimals(probability) })),
  }
}

const fourDecimals = (fraction: number): number => Math.round(fraction * 10_000) / 10_000

function count(tally: Tally, coded: Line): void {
  const at = (id: string) => {
    const known = tally.get(id) ?? { texts: 0, expected: 0 }
    tally.set(id, known)
    return known
  }
  for (const { reasonId, probability } of coded.reasons) {
    at(reasonId).texts += 1
    at(reasonId).expected += probability
  }
  for (const { reasonId, probability } of coded.unsure) at(reasonId).expected += probability
}

function tableOf(
  tally: Tally,
  { texts, sorted, codebook }: { texts: number; sorted: number; codebook: Codebook },
): string {
  const rows = codebook.reasons
    .flatMap(({ id, label }) => {
      const found = tally.get(id)
      return found === undefined ? [] : [{ id, label: label[codebook.language] ?? id, ...found }]
    })
    .sort((a, b) => b.texts - a.texts || b.expected - a.expected)
  const cells = [
    ['reason', 'label', 'texts', 'expected'],
    ...rows.map((row) => [row.id, row.label, String(row.texts), row.expected.toFixed(1)]),
  ]
  const head = `${texts.toLocaleString('en')} texts read, ${sorted.toLocaleString('en')} ${sorted === 1 ? 'gives' : 'give'} a reason.`
  return `${[head, ...(rows.length > 0 ? ['', ...aligned(cells, 2)] : [])].join('\n')}\n`
}
