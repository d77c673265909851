/**
 * Preloaded into Electron (`electron -r`) on both sides of the comparison: says on standard output when the first window
 * shows what it is to show, with the memory of all processes, and then closes the window as a user does.
 * ANCHABU_BENCH_SHOWS is the selector of what is to be on the screen.
 */
const { app } = require('electron')

/** In the page: the element is there, and two frames later it has been painted. */
const painted = (selector) => `new Promise((resolve) => {
  const paint = () => requestAnimationFrame(() => requestAnimationFrame(resolve))
  const look = () => document.querySelector(${JSON.stringify(selector)}) ? paint() : setTimeout(look, 4)
  look()
})`

app.once('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', async () => {
    await window.webContents.executeJavaScript(painted(process.env.ANCHABU_BENCH_SHOWS))
    while (!window.isVisible()) await new Promise((resolve) => setTimeout(resolve, 4))
    const kilobytes = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
    process.stdout.write(`\nANCHABU_BENCH ${kilobytes}\n`)
    window.close()
  })
})
