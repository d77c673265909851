/** Names under which window and working half reach each other. */
export const channels = { call: 'anchabu:call', cancel: 'anchabu:cancel', event: 'anchabu:event' } as const

/** The one origin that may call: our own pages. */
export const appOrigin = 'app://main'
