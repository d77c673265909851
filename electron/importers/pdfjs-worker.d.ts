/** pdf.js describes its worker's half nowhere; it is loaded for what it leaves behind. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
