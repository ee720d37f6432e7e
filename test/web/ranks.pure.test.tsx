import { expect, test } from 'vitest'
import type { Quote } from '#src/reports/quote.ts'
import { axisOf, overlapOf, Ranks } from '#web/ranks.tsx'
import { draw } from './draw.ts'
import { makeList, makePlace } from './list.ts'

const quote = (reasonId: string, text: string, more: Partial<Quote> = {}): Quote => ({
  answerId: '0199a000-0000-7000-8000-000000000001',
  reasonId,
  text,
  language: 'en',
  attribution: null,
  ...more,
})

test('bars and ranges are percent of an axis that the highest range fits on', async () => {
  const html = await draw(<Ranks list={makeList()} quotes={new Map()} />)
  const axis = axisOf(makeList().places)
  expect(axis).toBe(0.45)
  expect(html).toContain(`width="${((63 / 184 / axis) * 100).toFixed(1)}%"`)
  for (const [, percent] of html.matchAll(/(?:width|x1|x2)="([\d.]+)%"/gu))
    expect(Number(percent)).toBeLessThanOrEqual(100)
})

test('no bar is wider than its place, even where everybody names the reason', async () => {
  const places = [makePlace(1, 'Too expensive', 9, 9)]
  expect(axisOf(places)).toBe(1)
  expect(await draw(<Ranks list={makeList({ places, base: 9 })} quotes={new Map()} />)).toContain(
    'width="100.0%"',
  )
})

test('a label is text, whatever is in it', async () => {
  const places = [makePlace(1, '<img src=x onerror=alert(1)> & "more"', 63, 184)]
  const html = await draw(<Ranks list={makeList({ places })} quotes={new Map()} />)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;')
  expect(html).not.toContain('<img')
})

test('a quote is text in its own language, with what the reason was read from marked', async () => {
  const quotes = new Map([
    [
      'lost.1',
      [
        quote('lost.1', 'Viel <b>zu teuer</b> für uns', { language: 'de', spans: [[8, 16]] }),
        quote('lost.1', 'a <script>alert(1)</script>', { language: null, attribution: '<i>me' }),
      ],
    ],
  ])
  const html = await draw(<Ranks list={makeList()} quotes={quotes} />)
  expect(html).toContain(
    '<p lang="de" dir="auto">“Viel &lt;b&gt;<mark>zu teuer</mark>&lt;/b&gt; für uns”</p>',
  )
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('<footer><span dir="auto">&lt;i&gt;me · </span>')
  expect(html).not.toMatch(/<script|<b>zu|<i>/u)
})

test('words of fewer than five people stay hidden, even if they are handed over', async () => {
  const quotes = new Map([['lost.3', [quote('lost.3', 'Canary words')]]])
  const html = await draw(<Ranks list={makeList()} quotes={quotes} />)
  expect(html).not.toContain('Canary')
  expect(html).toContain('Fewer than five people said this')
  expect(html).toContain('class="few"')
})

test('the first row is open, and one at a time', async () => {
  const html = await draw(<Ranks list={makeList()} quotes={new Map()} />)
  expect(html.match(/<details name="reason"/gu)).toHaveLength(3)
  expect(html.match(/<details name="reason" open/gu)).toHaveLength(1)
})

test('strangers see no money and nothing to open', async () => {
  const html = await draw(<Ranks list={makeList()} />)
  expect(html).toContain('63 of 184')
  expect(html).not.toMatch(/€|Value|<details/u)
})

test('money has a column only where the kind has amounts and a place has one', async () => {
  const shown = (list = makeList()) => draw(<Ranks list={list} quotes={new Map()} />)
  expect(await shown()).toContain('Value lost')
  expect(await shown(makeList({ kind: 'bought' }))).toContain('Value won')
  expect(await shown(makeList({ kind: 'called_support' }))).not.toMatch(/Value|€/u)
  const places = makeList().places.map((place) => ({ ...place, valueCents: null }))
  expect(await shown(makeList({ places }))).not.toContain('Value')
})

test('of few answers the counts show and nothing else', async () => {
  const places = makeList().places.map((place) => ({
    ...place,
    place: null,
    share: null,
    low: null,
    high: null,
    valueCents: null,
  }))
  const html = await draw(
    <Ranks list={makeList({ places, few: true, base: 7 })} quotes={new Map()} />,
  )
  expect(html).toContain('63 of 7')
  expect(html).not.toMatch(/%|<rect|<line|Share/u)
})

test('shares are said to be more than a whole only where they are', () => {
  const half = makePlace(1, 'Too expensive', 92, 184)
  const more = makePlace(2, 'Missing a feature', 93, 184)
  expect(overlapOf(makeList({ places: [half, more] }))).toContain('more than 100%')
  expect(overlapOf(makeList({ places: [half, { ...half, place: 2 }] }))).toBe('')
  expect(overlapOf(makeList())).toBe('')
})
