/** The four typefaces of official documents; see `electron/files/system-fonts.ts`. */
export type Face = 'title' | 'heading' | 'subheading' | 'body'

/** What every printer is handed besides the document. */
export interface PrintOptions {
  /** the stored bytes of a photo, null when they cannot be had */
  photos: (sha256: string) => Uint8Array | null
  signal?: AbortSignal | undefined
  /** called as the work goes on; `done` reaches `total` at the end */
  onProgress?: ((done: number, total: number) => void) | undefined
}
