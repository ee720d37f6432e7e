// Lets Node load .tsx: Node strips types by itself but does not turn JSX into calls. What was made
// once is kept in build/, since a start loads some two hundred files.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const build = new URL('../build/', import.meta.url)
const cache = new URL('jsx/', build)
const require = createRequire(import.meta.url)
const esbuild = require('esbuild/package.json').version

enableCompileCache(fileURLToPath(new URL('compiled/', build)))

function transform(source, file) {
  return require('esbuild').transformSync(source, {
    loader: 'tsx',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcefile: file,
    sourcemap: 'inline',
  }).code
}

/** The file as JavaScript: what was kept of the same text, or made and kept now. */
function load(file) {
  const source = readFileSync(file, 'utf8')
  const hash = createHash('sha256').update(`${esbuild}\n${file}\n${source}`).digest('hex')
  const kept = new URL(`${hash.slice(0, 32)}.js`, cache)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const code = transform(source, file)
    keep(kept, code)
    return code
  }
}

/** Keeps it for the next start; a folder that cannot be written only makes that start slower. */
function keep(place, code) {
  const unfinished = new URL(`${place.href}.${process.pid}`)
  try {
    mkdirSync(cache, { recursive: true })
    writeFileSync(unfinished, code)
    renameSync(unfinished, place)
  } catch {
    // A read-only installation: nothing is kept.
  }
}

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    return { format: 'module', shortCircuit: true, source: load(fileURLToPath(url)) }
  },
})
