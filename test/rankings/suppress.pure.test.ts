import { expect, test } from 'vitest'
import { hiddenGroups, isFew, isUnderFloor } from '#src/rankings/suppress.ts'

/** A group of `base` people of its own, of as many accounts as are given. */
const group = (name: string, base: number, accounts = Math.min(base, 3)) => ({
  name,
  base,
  people: Array.from({ length: Math.min(base, 5) }, (_, index) => `${name} person ${index}`),
  accounts: Array.from({ length: Math.min(accounts, 3) }, (_, index) => `${name} account ${index}`),
  sellers: 1,
})

test.each([
  [4, 3, true],
  [5, 2, true],
  [5, 3, false],
  [50, 2, true],
  [0, 0, true],
])('%i people of %i accounts are under the floor: %s', (people, accounts, isUnder) => {
  expect(isUnderFloor(group('Amara', people, accounts))).toBe(isUnder)
})

test('one seller with five to nine answers has few; several sellers have not', () => {
  expect(isFew(group('Amara', 9))).toBe(true)
  expect(isFew(group('Amara', 10))).toBe(false)
  expect(isFew({ ...group('Europe', 9), sellers: 2 })).toBe(false)
  expect(isFew({ ...group('Europe', 9), sellers: 0 })).toBe(false)
})

const hide = (...[groups, rest]: Parameters<typeof hiddenGroups>) => [...hiddenGroups(groups, rest)]

test('a single small group takes the next smallest with it, or the whole less the rest gives it', () => {
  const groups = [group('Amara', 40), group('Ben', 12), group('Chiara', 4), group('Dan', 9)]
  expect(hide(groups, undefined)).toEqual(['Chiara', 'Dan'])
})

test('small groups that are enough together hide nobody else', () => {
  const groups = [group('Amara', 40), group('Ben', 12), group('Chiara', 4), group('Dan', 3)]
  expect(hide(groups, undefined).sort()).toEqual(['Chiara', 'Dan'])
})

test('hiding goes on until those hidden are of enough accounts', () => {
  const shared = (name: string, base: number) => ({
    ...group(name, base),
    accounts: ['Brightwater'],
  })
  const groups = [shared('Amara', 3), shared('Ben', 4), group('Chiara', 30), group('Dan', 20)]
  expect(hide(groups, undefined).sort()).toEqual(['Amara', 'Ben', 'Dan'])
})

test('the same person in two small groups is one person', () => {
  const same = { ...group('Ben', 3), people: group('Amara', 3).people }
  const groups = [group('Amara', 3), same, group('Chiara', 30)]
  expect(hide(groups, undefined).sort()).toEqual(['Amara', 'Ben', 'Chiara'])
})

test('answers of no group are hidden ones too', () => {
  const groups = [group('Amara', 40), group('Ben', 12)]
  expect(hide(groups, group('', 2))).toEqual(['Ben'])
  expect(hide(groups, group('', 6))).toEqual([])
  expect(hide(groups, group('', 0))).toEqual([])
  expect(hide(groups, undefined)).toEqual([])
})

test('small groups may not lean on answers of no group, which another view leaves out', () => {
  expect(hide([group('Amara', 40), group('Ben', 2)], group('', 60))).toEqual(['Ben', 'Amara'])
})

test('of two groups as small the first by name is hidden', () => {
  const groups = [group('Dan', 7), group('Ben', 7), group('Chiara', 2)]
  expect(hide(groups, undefined)).toEqual(['Chiara', 'Ben'])
})

test('nothing hidden can be worked out, whatever the sizes', () => {
  let seed = 20_261
  const next = (limit: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % limit
  }
  for (let round = 0; round < 500; round += 1) {
    const groups = Array.from({ length: 1 + next(7) }, (_, index) => group(`G${index}`, next(14)))
    const rest = next(2) === 0 ? undefined : group('rest', next(8))
    const hidden = hiddenGroups(groups, rest)
    for (const { name, base } of groups) if (base < 5) expect(hidden.has(name)).toBe(true)
    const left = groups.filter(({ name }) => !hidden.has(name))
    const unseen = groups
      .filter(({ name }) => hidden.has(name))
      .reduce((sum, { base }) => sum + base, 0)
    const all = unseen + (rest?.base ?? 0)
    if (left.length > 0) {
      expect(unseen === 0 || unseen >= 5).toBe(true)
      expect(all === 0 || all >= 5).toBe(true)
    }
  }
})
