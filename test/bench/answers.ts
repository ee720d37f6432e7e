import { readFile } from 'node:fs/promises'
import { KINDS, SLUGS, type Kind, type TextLanguage } from '#src/base/words.ts'

/** One of our own texts, with the reasons that it was written to give. */
export type Answer = { kind: Kind; language: TextLanguage; text: string; reasons: string[] }

/** Our own texts of all kinds. */
export async function readTexts(): Promise<Answer[]> {
  const folder = new URL('../../src/demo/texts/', import.meta.url)
  const files = await Promise.all(
    KINDS.map((kind) => readFile(new URL(`${SLUGS[kind]}.json`, folder), 'utf8')),
  )
  return files.flatMap((file): Answer[] => JSON.parse(file))
}

/** As many answers as wanted, few of them equal: each is one text, and the beginning of another. */
export function makeAnswers(texts: readonly Answer[], count: number): Answer[] {
  return Array.from({ length: count }, (_, number) => {
    const round = Math.floor(number / texts.length)
    const own = texts[number % texts.length]
    const other = texts[(number * 7919 + round * 31 + 13) % texts.length]
    if (own === undefined || other === undefined) throw new Error('there are no texts')
    const tail = other.text.split(' ').slice(0, round % 6)
    return { ...own, text: [own.text, ...tail].join(' ') }
  })
}
