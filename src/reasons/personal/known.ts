import type { Found, PersonalKind, Place } from './mask.ts'

/** Letters run together, with their marks; an apostrophe or a dash parts them. */
const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
/** What may stand between two parts of one name. */
const JOINT = /^(?:[ \u00a0]{1,2}|[-/&]|['’]| & |\. ?)$/u
/** Parts that every other company has, and small words of names. */
const PLAIN =
  /^(?:the|and|und|of|for|gmbh|mbh|inc|ltd|llc|llp|plc|corp|kgaa|ohg|sarl|spa|bv|van|von|der|den|del|des|las|los|dos|das|san|santa)$/iu

/** Without accents, in composed capitals and small letters as they are. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '')
/** As Germans write it where they have no umlauts. */
const spellOut = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[äöüÄÖÜ]/gu, (letter) => `${fold(letter)}e`)
    .replaceAll('ß', 'ss')

const formsOf = (part: string): string[] => [...new Set([fold(part), fold(spellOut(part))])]

type Index = {
  /** Parts that stand for the name by themselves, as spelled. */
  parts: Set<string>
  /** Whole names of several parts in small letters, by their first part. */
  wholes: Map<string, string[][]>
  /** Names in scripts without spaces, by their first letter. */
  runs: Map<string, string[]>
}

const isTelling = (part: string): boolean => part.length > 2 && !PLAIN.test(part)

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

/** Of the lists that were used and still are. */
const indexes = new WeakMap<readonly string[], Index>()

function indexOf(names: readonly string[]): Index {
  const known = indexes.get(names)
  if (known !== undefined) return known
  const index: Index = { parts: new Set(), wholes: new Map(), runs: new Map() }
  for (const name of new Set(names)) {
    const parts = name.match(TOKEN) ?? []
    for (const part of UNSPACED.test(name) ? parts : [])
      if (part.length > 1 && UNSPACED.test(part)) add(index.runs, part.slice(0, 1), part)
    const spaced = parts.filter((part) => !UNSPACED.test(part))
    for (const part of spaced.filter(isTelling))
      for (const form of formsOf(part)) {
        index.parts.add(form)
        index.parts.add(form.toUpperCase())
      }
    if (spaced.length < 2 && (spaced[0]?.length ?? 9) > 2) continue
    for (const spell of [fold, (part: string) => fold(spellOut(part))]) {
      const whole = spaced.map((part) => spell(part).toLowerCase())
      add(index.wholes, whole[0] ?? '', whole)
    }
  }
  indexes.set(names, index)
  return index
}

/**
 * Names that are known: whole in capitals or small letters as they come, a part of more than 2
 * letters as it is spelled or all in capitals, since "mark" is a word. Whole words only, with or
 * without accents; a possessive ending stays outside. Parts and initials that stand together are one.
 *
 * @param names a list that is not changed later: what it comes to is kept.
 */
export function findKnown(
  text: string,
  { names, kind }: { names: readonly string[]; kind: PersonalKind },
): Found[] {
  if (names.length === 0) return []
  const index = indexOf(names)
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    form: fold(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const isName = new Uint8Array(tokens.length)
  tokens.forEach(({ form }, at) => {
    const isGenitive = form.length > 4 && form.endsWith('s') && index.parts.has(form.slice(0, -1))
    if (index.parts.has(form) || isGenitive) isName[at] = 1
    for (const whole of index.wholes.get(form.toLowerCase()) ?? [])
      if (whole.every((part, step) => tokens[at + step]?.form.toLowerCase() === part))
        isName.fill(1, at, at + whole.length)
  })
  const spans = join(text, tokens, isName)
  return [...spans, ...findRuns(text, index.runs)].map((span) => ({ kind, span }))
}

type Token = { form: string; from: number; to: number }

const isInitial = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}$/u.test(token.form)

/** Parts side by side, with the initials before and between them, as one place. */
function join(text: string, tokens: readonly Token[], isName: Uint8Array): Place[] {
  const spans: Place[] = []
  const touches = (a: Token | undefined, b: Token | undefined) =>
    a !== undefined && b !== undefined && JOINT.test(text.slice(a.to, b.from))
  tokens.forEach((token, at) => {
    if (isName[at] === 0) return
    const before = tokens[at - 1]
    const last = spans.at(-1)
    const isPart = isName[at - 1] === 1 || isInitial(before)
    if (
      last !== undefined &&
      isPart &&
      touches(before, token) &&
      last[1] >= (before?.from ?? 0) - 2
    )
      last[1] = token.to
    else if (isInitial(before) && touches(before, token) && before !== undefined)
      spans.push([before.from, token.to])
    else spans.push([token.from, token.to])
  })
  return spans
}

function findRuns(text: string, runs: Index['runs']): Place[] {
  if (runs.size === 0) return []
  const spans: Place[] = []
  for (let at = 0; at < text.length; at += 1)
    for (const run of runs.get(text[at] ?? '') ?? [])
      if (text.startsWith(run, at)) spans.push([at, at + run.length])
  return spans
}
