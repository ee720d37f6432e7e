import PostalMime from 'postal-mime'
import { expect } from 'vitest'
import { test } from '../sandbox.ts'
import { fillForm } from './form.ts'
import { type JourneyWorld, openJourney } from './world.ts'

/** Six lost deals at six companies, closed on Friday 2 October; the clock stands at Tuesday the 6th. */
const DEALS = [
  'Opportunity ID,Account Name,Contact: Email,Primary Contact,Opportunity Owner,Stage,Amount,Amount Currency,Close Date',
  ...['Brightwater', 'Copperfield', 'Duarte', 'Eklund', 'Fairweather', 'Gruber'].map(
    (name, index) =>
      `006A${index},${name} Foods,jo@${name.toLowerCase()}.example,Jo ${name},${index % 2 === 0 ? 'Amara Okafor' : 'Ben Lindqvist'},Closed Lost,${1000 + index}.50,EUR,2026-10-02`,
  ),
  '006W1,Halden Mills,jo@halden.example,Jo Halden,Ben Lindqvist,Closed Won,9000,EUR,2026-10-02',
  '006O1,Ibsen Paper,jo@ibsen.example,Jo Ibsen,Ben Lindqvist,Negotiation,500,EUR,',
].join('\n')

const linkIn = (text: string, world: JourneyWorld): string =>
  new RegExp(`${world.url}/a/[\\w-]{27}(?!/|[\\w-])`, 'u').exec(text)?.[0] ?? ''

/** Answers a survey as a person without script does: one screen after the other, to the end. */
async function answer(link: string, picks: Record<string, string[]>): Promise<string> {
  let html = await (await fetch(link)).text()
  for (let screen = 0; screen < 8 && html.includes('name="go"'); screen += 1) {
    const { action, fields } = fillForm(html, picks)
    const response = await fetch(new URL(action === '' ? link : action, link), {
      method: 'POST',
      body: fields,
    })
    expect(response.status).toBe(200)
    html = await response.text()
  }
  return html
}

test('a deal comes in, a letter goes out, an answer comes back, and a stranger reads the list', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = await openJourney(db, { workspaceId, clock })
  const first = await world.run(['import', 'deals', 'deals.csv'], { 'deals.csv': DEALS })
  expect(first.printed).toContain('8 rows: 8 imported')
  expect(first.printed).toContain('All amounts are in EUR')
  const again = await world.run(['import', 'deals', 'deals.csv', '--json'], { 'deals.csv': DEALS })
  expect(JSON.parse(again.printed)).toEqual({
    rows: 8,
    imported: 0,
    unchanged: 8,
    rejected: 0,
    skipped: 0,
    rejectedFile: null,
  })

  await world.run(['invite'])
  await world.run(['send', '--now'])
  await world.run(['send', '--now'])
  expect(world.letters).toHaveLength(7)
  const letters = await Promise.all(world.letters.map((raw) => PostalMime.parse(raw)))
  const to = (letter: (typeof letters)[number]) => letter.to?.[0]?.address ?? ''
  expect(new Set(letters.map(to)).size).toBe(7)
  const lost = letters.filter((letter) => to(letter) !== 'jo@halden.example')

  for (const [index, letter] of lost.entries()) {
    const link = linkIn(letter.text ?? '', world)
    const html = await answer(link, {
      reasons: index < 4 ? ['lost.price'] : ['other'],
      price_detail: ['rival'],
      words: ['The onboarding looked far too complicated for us'],
      other: ['Es fehlte eine Schnittstelle zu unserem System'],
      use: ['anonymous'],
    })
    expect(html).not.toContain('Brightwater')
  }
  await world.run(['group'])
  const { printed } = await world.run(['top', 'did-not-buy', '--format', 'json'])
  const list = JSON.parse(printed)
  expect(list).toMatchObject({
    kind: 'did_not_buy',
    asked: 6,
    answered: 6,
    answerRate: 1,
    base: 6,
    uncoded: 0,
    currency: 'EUR',
  })
  const respondents = Object.fromEntries(
    list.places.map((place: { reasonId: string; respondents: number }) => [
      place.reasonId,
      place.respondents,
    ]),
  )
  expect(respondents).toMatchObject({ 'lost.price': 4, 'lost.complex': 4, 'lost.integration': 2 })

  const published = await world.run(['publish', 'did-not-buy', '--title', 'Why we lost'])
  const share = /http\S+\/l\/[\w-]+/u.exec(published.printed)?.[0] ?? ''
  const page = await fetch(share)
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('Too expensive')
  expect(html).not.toMatch(/Okafor|Brightwater|Schnittstelle|1,?000/u)
  const frozen = (await (await fetch(`${share}.json`)).json()) as typeof list
  expect(frozen.places.map((place: { reasonId: string }) => place.reasonId)).toEqual(
    list.places.map((place: { reasonId: string }) => place.reasonId),
  )
  expect(await (await fetch(`${share}.csv`)).text()).toContain('lost.price')
  await world.close()
})
