import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The screens: relative addresses and no inline script, so that they run under `script-src 'self'` on every transport. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
  },
})
