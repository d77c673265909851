import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { operationTable } from './scripts/operation-table.ts'
import { pdfAlias, withPdfAids } from './scripts/pdf-build.ts'

/** The screens: relative addresses and no inline script, so that they run under `script-src 'self'` on every transport. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [operationTable(), react(), withPdfAids()],
  resolve: { alias: [pdfAlias] },
  // a module, because it loads its decoders when a page needs them
  worker: { format: 'es' },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
    // Of its own, or it lies in one file with the calendar, which no start needs.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'dayjs', test: /node_modules\/dayjs\// }] } } },
  },
})
