/** Which item or finding an imported photo belongs to: a proposal that the user may change. */
import type { FindingStatus } from '#shared/domain/finding'
import { dayInShanghai } from './day.ts'
import { placeInFileName } from './paper-entry.ts'

export interface LoosePhoto {
  id: string
  fileName: string
  /** UTC instant; null = the camera wrote none */
  takenAt: string | null
}

export interface PairingResult {
  id: string
  /** UTC instant of its answer; null = not answered, or the answers were typed in afterwards */
  answeredAt: string | null
  /** its finding, once the inspection was submitted */
  findingId: string | null
}

export interface PairingInspection {
  id: string
  inspectedOn: string
  isOpen: boolean
  /** in the order of their codes */
  results: readonly PairingResult[]
}

export interface PairingFinding {
  id: string
  number: string
  status: FindingStatus
  /** newest photo 整改前; null = there is none, or none with a time */
  beforeTakenAt: string | null
  hasBefore: boolean
}

export type PhotoTarget =
  | { recordType: 'inspectionResult'; recordId: string; role: 'before' }
  | { recordType: 'finding'; recordId: string; role: 'before' | 'after' }

export interface PhotoProposal {
  photoId: string
  /** the inspection of that day, when it is the only one or the target's */
  inspectionId: string | null
  target: PhotoTarget | null
  /** what it rests on: 文件名, 拍照时间, 当天只有这次检查 */
  reason: 'fileName' | 'time' | 'day' | null
}

/** A photo may have been taken so long before the answer was keyed, in milliseconds. */
const longestBefore = 15 * 60 * 1000

/** 整改后 when the finding has an older photo 整改前 and is being put right, else 整改前. */
export function roleAtFinding(finding: PairingFinding, takenAt: string | null): 'before' | 'after' {
  if (!finding.hasBefore || finding.status === 'draft' || finding.status === 'registered') return 'before'
  const isOlder = takenAt !== null && finding.beforeTakenAt !== null && takenAt <= finding.beforeTakenAt
  return isOlder ? 'before' : 'after'
}

/** What a photo of an item goes to: the item while the inspection runs, its finding afterwards. */
function targetOf(
  result: PairingResult,
  inspection: PairingInspection,
  findings: ReadonlyMap<string, PairingFinding>,
  takenAt: string | null,
): PhotoTarget | null {
  if (inspection.isOpen) return { recordType: 'inspectionResult', recordId: result.id, role: 'before' }
  const finding = findings.get(result.findingId ?? '')
  if (!finding || finding.status === 'closed') return null
  return { recordType: 'finding', recordId: finding.id, role: roleAtFinding(finding, takenAt) }
}

/** The item that was answered next after the photo was taken, not longer than a quarter of an hour later. */
function answeredNext(inspection: PairingInspection, takenAt: string): PairingResult | undefined {
  const taken = Date.parse(takenAt)
  return inspection.results
    .flatMap((result) => (result.answeredAt === null ? [] : [{ result, wait: Date.parse(result.answeredAt) - taken }]))
    .filter(({ wait }) => wait >= 0 && wait <= longestBefore)
    .sort((a, b) => a.wait - b.wait)[0]?.result
}

/** True when the answers came one by one on the walk; a sheet typed in at the desk says nothing about when. */
const hasTimes = ({ results }: PairingInspection): boolean => {
  const times = results.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [answeredAt]))
  return new Set(times).size > times.length / 2
}

/** `yh-2026-012 防护罩.jpg` names a finding. */
const numberIn = (fileName: string): string | null =>
  /YH-\d{4}-\d{3,}/.exec(fileName.normalize('NFKC').toUpperCase())?.[0] ?? null

/**
 * A proposal for every photo: by the number of a finding or the item code that its file name begins with, else by the
 * time between the answers, else only the inspection of that day when there is just one.
 */
export function pairPhotos(
  photos: readonly LoosePhoto[],
  inspections: readonly PairingInspection[],
  findings: readonly PairingFinding[],
): PhotoProposal[] {
  const byNumber = new Map(findings.map((finding) => [finding.number, finding]))
  const byId = new Map(findings.map((finding) => [finding.id, finding]))
  return photos.map(({ id, fileName, takenAt }): PhotoProposal => {
    const none: PhotoProposal = { photoId: id, inspectionId: null, target: null, reason: null }
    const named = byNumber.get(numberIn(fileName) ?? '')
    if (named && named.status !== 'closed') {
      const role = roleAtFinding(named, takenAt)
      return { ...none, target: { recordType: 'finding', recordId: named.id, role }, reason: 'fileName' }
    }
    const day = takenAt === null ? null : dayInShanghai(takenAt)
    // a photo without a time can only be of the inspection that is still open
    const ofDay = inspections.filter(({ inspectedOn, isOpen }) => (day === null ? isOpen : inspectedOn === day))
    const [only] = ofDay
    if (only && ofDay.length === 1) {
      const place = placeInFileName(fileName, only.results.length)
      const result = place === null ? undefined : only.results[place]
      const target = result ? targetOf(result, only, byId, takenAt) : null
      if (target) return { photoId: id, inspectionId: only.id, target, reason: 'fileName' }
    }
    if (takenAt !== null) {
      for (const inspection of ofDay.filter(hasTimes)) {
        const result = answeredNext(inspection, takenAt)
        const target = result ? targetOf(result, inspection, byId, takenAt) : null
        if (target) return { photoId: id, inspectionId: inspection.id, target, reason: 'time' }
      }
    }
    return only && ofDay.length === 1 ? { ...none, inspectionId: only.id, reason: 'day' } : none
  })
}

/** Bits that differ between two picture hashes of sixteen hexadecimal figures. */
export function hashDistance(left: string, right: string): number {
  let difference = BigInt(`0x${left}`) ^ BigInt(`0x${right}`)
  let count = 0
  for (; difference > 0n; difference >>= 1n) if (difference & 1n) count += 1
  return count
}

/** Of 64 bits; more than this is another picture. */
const alikeBits = 4

export interface HashedPhoto {
  id: string
  originalSha256: string
  /** difference hash of the small grey picture */
  pictureHash: string
}

/** The earlier photo of the batch that each repeats: the same file, or a picture that looks alike (a hint only). */
export function repeatedPhotos(photos: readonly HashedPhoto[]): Map<string, { of: string; isSameFile: boolean }> {
  const repeats = new Map<string, { of: string; isSameFile: boolean }>()
  photos.forEach((photo, index) => {
    const earlier = photos.slice(0, index)
    const same = earlier.find(({ originalSha256 }) => originalSha256 === photo.originalSha256)
    const alike = same ?? earlier.find((other) => hashDistance(other.pictureHash, photo.pictureHash) <= alikeBits)
    if (alike) repeats.set(photo.id, { of: alike.id, isSameFile: same !== undefined })
  })
  return repeats
}
