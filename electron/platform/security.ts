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

/** without a further script for so long, the page's process is busy with what it has; milliseconds */
const quietTime = 25
const longestWait = 1500

/**
 * Serves the screens under app://main, and nothing that is not in the list. Resolves when the scripts of the first page
 * have been handed out: heavy work of this process before that would keep the page waiting, and from then on the page's
 * process takes longer to read them than this one to read its own and to open the data.
 */
export function servePages(session: Session, pages: Pages): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let timer = setTimeout(resolve, longestWait)
  session.protocol.handle('app', async (request) => {
    const page = request.method === 'GET' ? pageAt(pages, appOrigin, request.url) : null
    if (!page) return new Response(null, { status: 404, headers: securityHeaders })
    const content = await readPage(page)
    if (page.file.endsWith('.js')) {
      clearTimeout(timer)
      timer = setTimeout(resolve, quietTime)
    }
    return new Response(content, { headers: { ...securityHeaders, 'content-type': page.type } })
  })
  return promise
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
