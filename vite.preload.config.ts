import { defineConfig } from 'vite'

/** The bridge: one CommonJS file, because a sandboxed preload can load nothing but `electron`. */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { preload: 'electron/preload.ts' },
      external: [/^electron$/],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
})
