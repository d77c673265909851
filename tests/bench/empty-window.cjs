/** The least that Electron can do: one sandboxed window with a blank page, in the size of ours. */
const { app, BrowserWindow } = require('electron')

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true, spellcheck: false } })
  void window.loadURL('data:text/html,<!doctype html><title>empty</title><body></body>')
})
