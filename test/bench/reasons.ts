// Measures the engine on labelled sets: `npm run bench:reasons [airline|mams|clinc|telco]`.
import { hasSets } from './reasons/sets.ts'
import { airlineFigures, clincFigures, type Figure, mamsFigures } from './reasons/tables.ts'
import { telcoFigures } from './reasons/telco.ts'

const SETS = {
  airline: airlineFigures,
  mams: mamsFigures,
  clinc: clincFigures,
  telco: telcoFigures,
} as const

function verdict({ ours, must, stretch, less }: Figure): string {
  const reaches = (limit: number) => (less === true ? ours <= limit : ours >= limit)
  if (reaches(stretch)) return 'stretch'
  return reaches(must) ? 'must' : 'below'
}

const show = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(3).replace(/^0/u, '')

if (!hasSets()) console.log('The labelled sets are not beside this project: nothing to measure.')
else {
  const wanted = process.argv.slice(2)
  console.log('| figure | ours | must | stretch | reached |\n|---|--:|--:|--:|---|')
  for (const [name, figures] of Object.entries(SETS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stderr.write(`${name}\n`)
    for (const figure of figures()) {
      const { what, ours, must, stretch } = figure
      const cells = [what, show(ours), show(must), show(stretch), verdict(figure)]
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
}
