import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { listReps } from '#src/team/reps.ts'
import { countImport, listDeals, listDecisions, typeImport } from './importCast.ts'
import { test } from '../sandbox.ts'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const isAbsent = !existsSync(folder)
const sample = (name: string) => readFileSync(`${folder}${name}`)

const TELCO_MAP = {
  columns: { id: 'Customerid', text: 'Churnreason' },
  constants: { kind: 'churned' },
  only: { Customerstatus: ['Churned'] },
}

test.skipIf(isAbsent)(
  'the sample pipeline imports: 8,800 rows, 6,711 decisions, nobody to ask (skipped without the samples)',
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const files = {
      'sales_pipeline.csv': sample('crm-opportunities/sales_pipeline.csv'),
      'sales_teams.csv': sample('crm-opportunities/sales_teams.csv'),
    }
    const { printed } = await typeImport(world, ['deals', 'sales_pipeline.csv'], files)
    expect(printed).toMatch(/^8,800 rows: 8,800 imported, 0 unchanged, 0 rejected, 0 skipped\.\n/u)
    expect(printed).toMatch(/^Dates: engage_date month first, close_date month first\.$/mu)
    expect(printed).toMatch(/^Deals: 4,238 won, 2,473 lost, 2,089 open\.$/mu)
    expect(printed).toMatch(/^6,711 new decisions: 4,238 bought, 2,473 did not buy\.$/mu)
    expect(printed).toMatch(/^No row names a contact, so nobody is asked\.$/mu)
    expect(printed).toMatch(/USD was taken \(6,711 rows/u)

    const deals = await listDeals(world)
    expect(deals).toHaveLength(8800)
    expect(deals.filter(({ product }) => product === 'GTXPro')).toHaveLength(1480)
    expect(deals.filter(({ account }) => account === null)).toHaveLength(1425)
    expect(deals.find((deal) => deal.crm_id === '1C1I7A6R')).toMatchObject({
      rep: 'Moses Frase',
      account: 'Cancity',
      opened_on: '2016-10-20',
      decided_on: '2017-03-01',
      amount_cents: 105_400,
    })

    await typeImport(world, ['reps', 'sales_teams.csv'], files)
    const reps = await listReps(db, { workspaceId })
    expect(reps).toHaveLength(35)
    expect(reps.every(({ manager, office }) => manager !== null && office !== null)).toBe(true)
    expect(reps.find(({ name }) => name === 'Moses Frase')).toMatchObject({
      manager: 'Dustin Brinkmann',
      office: 'Central',
    })

    expect(await countImport(world, ['deals', 'sales_pipeline.csv'], files)).toEqual({
      rows: 8800,
      imported: 0,
      unchanged: 8800,
      rejected: 0,
      skipped: 0,
      rejectedFile: null,
    })
    expect(await listDecisions(world)).toHaveLength(6711)
  },
  60_000,
)

test.skipIf(isAbsent)(
  'the sample of churned customers imports as 1,869 answers (skipped without the samples)',
  async ({ db, workspaceId, clock }) => {
    const world = { db, workspaceId, clock }
    const files = {
      'customers.csv': sample('telco-churn/customers.csv'),
      'telco.json': JSON.stringify(TELCO_MAP),
    }
    const argv = ['answers', 'customers.csv', '--map', 'telco.json']
    const { printed } = await typeImport(world, argv, files)
    expect(printed).toMatch(
      /^7,043 rows: 1,869 imported, 0 unchanged, 0 rejected, 5,174 skipped \(5,174 left out by the map\)\.\n/u,
    )
    expect(printed).toMatch(/^Answers: 1,869 churned\.$/mu)
    expect(printed).toMatch(/^1,869 answers grouped/mu)
    expect(printed).not.toMatch(/^Not read:.*Customerstatus/mu)
    expect(await countImport(world, argv, files)).toMatchObject({ imported: 0, unchanged: 1869 })
    const uncoded = await db
      .selectFrom('answer')
      .where('workspace_id', '=', workspaceId)
      .where('uncoded', '=', 'dont_know')
      .select(({ fn }) => fn.countAll<number>().as('answers'))
      .executeTakeFirstOrThrow()
    expect(uncoded.answers).toBe(130)
  },
  60_000,
)
