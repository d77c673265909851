import { protocol, type Session, type WebContents } from 'electron'
import { appOrigin } from '../ipc/channels.ts'
import { type Pages, pageAt, readPage, securityHeaders } from '../ipc/pages.ts'
import { isOwnRequest, mayNavigate, permissionGranted } from './filters.ts'

/** Makes app:// an ordinary secure origin; must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** without a further request for so long, the page's process is busy with what it has; milliseconds */
const quietTime = 25
const longestWait = 1500

/** Resolves when what is noted has not been noted again for a while, or has not come at all. */
function calm(): { promise: Promise<void>; note: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  let timer = setTimeout(resolve, longestWait)
  const note = () => {
    clearTimeout(timer)
    timer = setTimeout(resolve, quietTime)
  }
  return { promise, note }
}

/**
 * Serves the screens under app://main, and nothing that is not in the list. `page` resolves when the first page has been
 * handed out, `scripts` when its scripts have: heavy work of this process before that keeps the page waiting, and in
 * between the page's process takes as long to come up as this one to read its code.
 */
export function servePages(session: Session, pages: Pages): { page: Promise<void>; scripts: Promise<void> } {
  const [first, scripts] = [calm(), calm()]
  session.protocol.handle('app', async (request) => {
    const page = request.method === 'GET' ? pageAt(pages, appOrigin, request.url) : null
    if (!page) return new Response(null, { status: 404, headers: securityHeaders })
    const content = await readPage(page)
    first.note()
    if (page.file.endsWith('.js')) scripts.note()
    return new Response(content, { headers: { ...securityHeaders, 'content-type': page.type } })
  })
  return { page: first.promise, scripts: scripts.promise }
}

/** Closes every door of a session to the outside: network, permissions, devices, screen capture, downloads. */
export function closeDoors(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnRequest(details.url) }))
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(permissionGranted()))
  session.setPermissionCheckHandler(permissionGranted)
  session.setDevicePermissionHandler(permissionGranted)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

/** Keeps a window on our own page: no navigation, no second window, no embedded page. */
export function keepAtHome(contents: WebContents): void {
  contents.on('will-navigate', (event) => !mayNavigate(event.url) && event.preventDefault())
  contents.on('will-frame-navigate', (event) => !mayNavigate(event.url) && event.preventDefault())
  contents.on('will-redirect', (event) => !mayNavigate(event.url) && event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Nothing of Chromium's own looks for the network either. */
export function stayOffline(switches: { appendSwitch(name: string, value?: string): void }): void {
  switches.appendSwitch('disable-background-networking')
  switches.appendSwitch('no-proxy-server')
  switches.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}
