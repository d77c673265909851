import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import { pdfAlias, withoutCanvas } from './scripts/pdf-build.ts'

const manifest = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}

/** What stays outside the bundles and travels in node_modules: the runtime dependencies, Electron and Node itself. */
const outside = ['electron', ...Object.keys(manifest.dependencies)]
export const external = [
  ...outside.map((name) => new RegExp(`^${name}(/|$)`)),
  ...builtinModules.map((name) => new RegExp(`^${name}$`)),
  /^node:/,
]

/** The working half: one ES module per way in, able to run on Node 20 (Electron 33) and later. */
export default defineConfig({
  plugins: [withoutCanvas()],
  resolve: { alias: [pdfAlias] },
  ssr: { noExternal: true, external: outside },
  build: {
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: 'electron/main.ts',
        web: 'electron/web.ts',
        cli: 'electron/cli.ts',
        job: 'electron/job-process.ts',
      },
      external,
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // a sixth of the code that a start reads; names and lines stay for the log
        comments: { jsdoc: false, annotation: true, legal: true },
      },
    },
  },
})
