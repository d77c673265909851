/** What screens may use of the working half; nothing else calls the bridge. */
export {
  bytesOf,
  chosenFile,
  download,
  type PictureSource,
  sampleShelf,
  useAttachment,
  usePictureUris,
} from './attachment.ts'
export { bridge, isBrowser } from './bridge.ts'
export { connectEvents, queryClient, refresh } from './cache.ts'
export {
  type Action,
  type Pages,
  type PagedName,
  type PatchFor,
  patchData,
  type PatchName,
  readAhead,
  runCommand,
  useAction,
  useData,
  usePages,
  useSaver,
} from './data.ts'
export { cancelJob, startJob } from './jobs.ts'
export { type JobEntry, remainingSeconds, useJobs } from './jobs-store.ts'
export { useBeforeLeaving } from './leaving.ts'
export { failureText, lendMessages, showDone, showFailure } from './messages.ts'
export { goTo, lendNavigation, parseSearch, stringifySearch, useRouteId, useRouteSearch } from './navigation.ts'
export { chooseActor, enterEnterprise, leaveEnterprise, openEnterprise } from './open-enterprise.ts'
export { ApiError, callOperation } from './operation.ts'
export { hexOf, pictureOfCanvas, type PreparedPhoto, preparePhoto } from './photo.ts'
export { maskRegions, pictureHash, type Region } from './picture.ts'
export { type Session, useSession } from './session.ts'
