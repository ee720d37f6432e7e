import { expect, test } from 'vitest'
import { parseCue } from '#src/reasons/cues/tree/cue.ts'
import type { Unsorted } from '#src/reasons/emerging/clause.ts'
import { proposeCues } from '#src/reasons/emerging/cues.ts'
import { suggestGroups } from '#src/reasons/emerging/suggest.ts'
import { CARBON, noise, SCREEN_READER, textsByReason, unsorted } from './texts.ts'

const NOISE = [
  ...noise('did-not-buy', 6),
  ...noise('churned', 4),
  ...noise('called-support', 4),
  ...noise('bought', 4),
]
const ALL = [...unsorted(SCREEN_READER, 's'), ...unsorted(CARBON, 'c'), ...unsorted(NOISE, 'n')]
const suggest = (texts: readonly Unsorted[], names: readonly string[] = []) =>
  suggestGroups(texts, { names })

/** The share of a group's answers that have its commonest prefix. */
const purityOf = (ids: readonly string[]): number =>
  Math.max(...[...Map.groupBy(ids, (id) => id[0]).values()].map((same) => same.length)) / ids.length
const idsOf = ({ answers }: { answers: { answerId: string }[] }) =>
  answers.map(({ answerId }) => answerId)

test('two thoughts hidden among texts of other reasons come out whole and pure', () => {
  const groups = suggest(ALL)
  console.log(
    `emerging: ${ALL.length} texts, ${groups.map((one) => `${one.label} (${one.answers.length}, purity ${purityOf(idsOf(one)).toFixed(2)})`).join(', ')}`,
  )
  expect(
    groups
      .slice(0, 2)
      .map(({ label }) => label)
      .sort(),
  ).toEqual(['Carbon footprint', 'Screen reader'])
  for (const group of groups.slice(0, 2)) {
    expect(group.answers.length).toBeGreaterThanOrEqual(9)
    expect(purityOf(idsOf(group))).toBe(1)
  }
})

test('with two reasons of the made-up company hidden, three in four members of a group belong to it', () => {
  let members = 0
  let pure = 0
  for (const [file, hidden] of [
    ['did-not-buy', ['lost.integration', 'lost.approval']],
    ['churned', ['churn.bugs', 'churn.billing']],
    ['called-support', ['support.order', 'support.access']],
    ['bought', ['bought.ease', 'bought.sales']],
  ] as const) {
    const byReason = textsByReason(file)
    // As people repeat themselves: each hidden thought is written by three people.
    const own = hidden.flatMap((reason) => byReason.get(reason) ?? [])
    const texts = [
      ...hidden.flatMap((reason, at) =>
        unsorted(
          (byReason.get(reason) ?? []).flatMap((text) => [text, text, text]),
          `${at}`,
        ),
      ),
      ...unsorted(
        NOISE.filter((text) => !own.includes(text)),
        'n',
      ),
    ]
    for (const group of suggest(texts)) {
      members += group.answers.length
      pure += purityOf(idsOf(group)) * group.answers.length
    }
  }
  console.log(`emerging, hidden reasons: purity ${(pure / members).toFixed(3)} of ${members}`)
  expect(members).toBeGreaterThan(20)
  expect(pure / members).toBeGreaterThanOrEqual(0.75)
})

test('the order in which answers came does not matter', () => {
  const turned = ALL.toReversed()
  const shuffled = ALL.toSorted(
    (a, b) => ((a.text.length * 7919) % 101) - ((b.text.length * 7919) % 101),
  )
  expect(suggest(turned)).toEqual(suggest(ALL))
  expect(suggest(shuffled)).toEqual(suggest(ALL))
})

test('fewer than five answers, or than three people, are no group', () => {
  expect(suggest(unsorted(SCREEN_READER.slice(0, 4)))).toEqual([])
  const twoPeople = unsorted(SCREEN_READER).map((one, at) => ({ ...one, person: `${at % 2}` }))
  expect(suggest(twoPeople)).toEqual([])
  const threePeople = unsorted(SCREEN_READER).map((one, at) => ({ ...one, person: `${at % 3}` }))
  expect(suggest(threePeople)).toHaveLength(1)
})

test('an answer counts once in a group, by the clause that is most like the others', () => {
  const long = unsorted(
    SCREEN_READER.map((text) => `We liked the colors. ${text} The coffee was fine, thanks.`),
  )
  const group = suggest(long).find(({ label }) => label === 'Screen reader')
  expect(group?.answers.length).toBeGreaterThanOrEqual(9)
  expect(new Set(group && idsOf(group)).size).toBe(group?.answers.length)
  for (const { answerId, span } of group?.answers ?? []) {
    const text = long.find((one) => one.answerId === answerId)?.text ?? ''
    expect(text.slice(...span)).toMatch(/screen readers?/iu)
  }
})

test('nobody’s name becomes a label or a term', () => {
  const texts = [
    'Oyelaran never wrote back',
    'We waited for Oyelaran',
    'oyelaran forgot us',
    'Oyelaran was ill',
    'It was Oyelaran, mostly',
    'Nobody but Oyelaran knew',
  ]
  const told = suggest(unsorted(texts), ['Tunde Oyelaran'])
  expect(JSON.stringify(told.map(({ label, terms }) => [label, terms]))).not.toMatch(/oyelaran/iu)
})

test('Japanese and German texts group too, and languages that we do not read do not', () => {
  const japanese = [
    '駐車場がない',
    '駐車場が遠かった',
    '近くに駐車場が見つからず',
    '駐車場は満車でした',
    '駐車場まで歩けない',
  ]
  const german = [
    'Kein Parkplatz weit und breit',
    'Der Parkplatz war voll',
    'Parkplatz fehlt',
    'Ohne Parkplatz geht es nicht',
    'Wo ist der Parkplatz?',
  ]
  const spoken = (texts: string[], language: string) =>
    unsorted(texts, language).map((one) => ({ ...one, language }))
  expect(suggest(spoken(japanese, 'ja')).map(({ label }) => label)).toEqual([
    expect.stringContaining('駐車場'),
  ])
  expect(suggest(spoken(german, 'de')).map(({ label }) => label)).toEqual(['Parkplatz'])
  const korean = [
    '주차장이 없어요',
    '주차장이 멀어요',
    '주차장 부족',
    '주차장이 필요해요',
    '주차장 문제',
  ]
  expect(suggest(spoken(korean, 'ko'))).toEqual([])
})

test('proposed cues find the group again and can be read as cues', () => {
  const texts = unsorted(SCREEN_READER)
  const [group] = suggest([...texts, ...unsorted(NOISE, 'n')])
  const members = (group?.answers ?? []).flatMap(({ answerId, span }) =>
    texts.filter((one) => one.answerId === answerId).map((one) => ({ ...one, span })),
  )
  const { language, cues } = proposeCues(members, group?.terms ?? [])
  expect(language).toBe('en')
  expect(cues).toContain('screen reader')
  for (const cue of cues) expect(() => parseCue(cue, 'cues')).not.toThrow()
})

test('hostile texts make no group of nothing, and nothing takes long', () => {
  const start = process.cpuUsage()
  expect(suggest([])).toEqual([])
  expect(suggest(unsorted(Array.from({ length: 50 }, () => '   ')))).toEqual([])
  expect(suggest(unsorted(Array.from({ length: 50 }, () => '😀😀😀')))).toEqual([])
  const equal = suggest(unsorted(Array.from({ length: 5000 }, () => 'too many ducks on the pond')))
  expect(equal.map(({ answers }) => answers.length)).toEqual([5000])
  suggest(unsorted(Array.from({ length: 40 }, (_, at) => `duck${at} `.repeat(4000))))
  expect(process.cpuUsage(start).user).toBeLessThan(10_000_000)
})

test('20,000 clauses take a time in proportion to 5,000', () => {
  const words =
    'lamp river copper saddle engine violin pepper lantern meadow anchor candle marble'.split(' ')
  const made = (count: number) =>
    unsorted(
      Array.from({ length: count }, (_, at) => {
        const pick = (step: number) => `${words[(at * step) % 12]}${words[(at * step * 7) % 11]}`
        return `${pick(1)} ${pick(5)} ${words[at % 12]} stuck${at % 977}`
      }),
    )
  // Of this process alone, since the machine may be busy with others.
  const time = (texts: Unsorted[]) => {
    const start = process.cpuUsage()
    suggest(texts)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
  const [few, many] = [made(5000), made(20_000)]
  time(few)
  const short = time(few)
  const long = time(many)
  console.log(
    `emerging: ${short.toFixed(0)} ms for 5,000 clauses, ${long.toFixed(0)} ms for 20,000`,
  )
  expect(long).toBeLessThan(8 * short)
  expect(long).toBeLessThan(10_000)
})
