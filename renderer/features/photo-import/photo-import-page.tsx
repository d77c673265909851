import { FolderOpenOutlined, PictureOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { dayInShanghai } from '#shared/rules/day'
import { pairPhotos, type PhotoTarget, repeatedPhotos } from '#shared/rules/photo-pairing'
import { maskRegions, runCommand, showDone, showFailure, useData } from '../../api/index.ts'
import { ErrorState, PageFrame, RowsSkeleton } from '../../ui/index.ts'
import { byTime, type ImportedPhoto, readFiles } from './imported-photo.ts'
import { MaskDialog } from './mask-dialog.tsx'
import { PhotoCard } from './photo-card.tsx'
import { targetOptions } from './targets.ts'
import './photo-import.css'

/** 导入照片: a contact sheet by time, each photo with the item or finding that it seems to belong to. */
export function PhotoImportPage() {
  const [photos, setPhotos] = useState<ImportedPhoto[]>([])
  const [refused, setRefused] = useState<string[]>([])
  const [reading, setReading] = useState<{ done: number; total: number } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [maskedId, setMaskedId] = useState<string | null>(null)
  const held = useRef<ImportedPhoto[]>([])
  useEffect(() => {
    held.current = photos
  }, [photos])
  useEffect(
    () => () => {
      for (const { url } of held.current) URL.revokeObjectURL(url)
    },
    [],
  )

  const days = [...new Set(photos.flatMap(({ prepared: { takenAt } }) => (takenAt ? [dayInShanghai(takenAt)] : [])))]
  const candidates = useData('photo-import.candidates', {
    days: days.sort().slice(0, 400),
    hashes: photos.map(({ prepared }) => prepared.originalSha256),
  })
  const proposals = useMemo(() => {
    const loose = photos.map(({ id, prepared }) => ({ id, fileName: prepared.originalName, takenAt: prepared.takenAt }))
    const { inspections = [], findings = [] } = candidates.data ?? {}
    return new Map(pairPhotos(loose, inspections, findings).map((proposal) => [proposal.photoId, proposal]))
  }, [photos, candidates.data])
  const repeats = useMemo(() => {
    // of two of the same, the one whose place is known is taken
    const isHomeless = ({ id }: ImportedPhoto) => Number(!proposals.get(id)?.target)
    return repeatedPhotos(
      photos
        .toSorted((a, b) => isHomeless(a) - isHomeless(b))
        .map(({ id, prepared, pictureHash }) => ({ id, originalSha256: prepared.originalSha256, pictureHash })),
    )
  }, [photos, proposals])
  const options = useMemo(() => targetOptions(candidates.data), [candidates.data])
  const known = useMemo(() => new Set(candidates.data?.known), [candidates.data])

  const add = async (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length === 0) return
    setReading({ done: 0, total: files.length })
    const read = await readFiles(files, (done) => setReading({ done, total: files.length }))
    setReading(null)
    setRefused(read.refused)
    setPhotos((own) => [...own, ...read.photos].sort(byTime))
  }
  const change = (id: string, patch: Partial<ImportedPhoto>) =>
    setPhotos((own) => own.map((photo) => (photo.id === id ? { ...photo, ...patch } : photo)))
  const targetOf = (photo: ImportedPhoto): PhotoTarget | null =>
    photo.target === undefined ? (proposals.get(photo.id)?.target ?? null) : photo.target
  const isTaken = (photo: ImportedPhoto) =>
    photo.isTaken ?? !(known.has(photo.prepared.originalSha256) || repeats.get(photo.id)?.isSameFile)
  const ready = photos.filter((photo) => isTaken(photo) && targetOf(photo) !== null)
  const homeless = photos.filter((photo) => isTaken(photo) && targetOf(photo) === null).length

  const save = async () => {
    setSaving(true)
    let kept = 0
    for (const [index, photo] of ready.entries()) {
      const target = targetOf(photo)
      if (target === null) continue
      try {
        const prepared = photo.regions.length > 0 ? await maskRegions(photo.prepared, photo.regions) : photo.prepared
        const { mime: _, ...fields } = prepared
        await runCommand('attachment.put', { ...target, ...fields, caption: photo.caption.trim(), sortOrder: index })
        kept += 1
        setPhotos((own) => own.filter(({ id }) => id !== photo.id))
        URL.revokeObjectURL(photo.url)
      } catch (error) {
        showFailure(error)
      }
    }
    setSaving(false)
    if (kept > 0) showDone(`已导入 ${kept} 张照片`)
  }
  const masked = photos.find(({ id }) => id === maskedId)
  const first = (id: string | undefined) => photos.find((photo) => photo.id === id)?.prepared.originalName
  return (
    <PageFrame
      title="这些照片拍的是哪里？"
      intro="照片按拍摄时间排列，拍摄地点（GPS）不保存，原文件的哈希保留"
      primary={{
        label: ready.length > 0 ? `导入 ${ready.length} 张` : '导入',
        onRun: () => void save(),
        isBusy: isSaving,
        isDisabled: ready.length === 0,
      }}
      extra={<PickFiles isDisabled={reading !== null || isSaving} onFiles={(files) => void add(files)} />}
      isFilling
    >
      <div className="photo-import">
        {candidates.error && (
          <ErrorState message={candidates.error.message} onRetry={() => void candidates.refetch()} />
        )}
        {reading && (
          <p role="status">
            正在读取照片 {reading.done}/{reading.total} …
          </p>
        )}
        {refused.length > 0 && (
          <Alert
            type="warning"
            closable={{ onClose: () => setRefused([]) }}
            title={refused.slice(0, 6).join('；')}
            description={refused.length > 6 ? `等 ${refused.length} 处` : undefined}
          />
        )}
        {homeless > 0 && (
          <p className="photo-import-note">还有 {homeless} 张没有对应的检查项或隐患，请在照片下面选择。</p>
        )}
        {reading && photos.length === 0 && <RowsSkeleton />}
        {!reading && photos.length === 0 && <Welcome />}
        <ul className="photo-sheet">
          {photos.map((photo) => (
            <PhotoCard
              key={photo.id}
              photo={photo}
              target={targetOf(photo)}
              isTaken={isTaken(photo)}
              reason={photo.target === undefined ? (proposals.get(photo.id)?.reason ?? null) : null}
              isKnown={known.has(photo.prepared.originalSha256)}
              repeats={repeats.get(photo.id)}
              repeatedName={first(repeats.get(photo.id)?.of)}
              options={options}
              findings={candidates.data?.findings ?? []}
              onChange={(patch) => change(photo.id, patch)}
              onMask={() => setMaskedId(photo.id)}
            />
          ))}
        </ul>
      </div>
      {masked && (
        <MaskDialog
          photo={masked}
          onClose={() => setMaskedId(null)}
          onDone={(regions) => {
            change(masked.id, { regions })
            setMaskedId(null)
          }}
        />
      )}
    </PageFrame>
  )
}

function Welcome() {
  return (
    <div className="state-box">
      <PictureOutlined className="state-icon" aria-hidden />
      <p>把相机、手机或优盘里的现场照片一次导入：按拍摄时间自动对到当天的检查项，整改照片对到隐患。</p>
      <p className="meta">文件名以项号（12.jpg）或隐患编号（YH-2026-001.jpg）开头的，直接按名字对上。</p>
    </div>
  )
}

/** Choosers for files and for a whole folder, as on a USB stick. */
function PickFiles({ isDisabled, onFiles }: { isDisabled: boolean; onFiles: (files: FileList | null) => void }) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const chooser = (isFolder: boolean) => (
    <input
      ref={isFolder ? folder : files}
      type="file"
      multiple
      hidden
      aria-label={isFolder ? '选择照片文件夹' : '选择照片文件'}
      {...(isFolder ? { webkitdirectory: '' } : { accept: 'image/*,.heic,.heif' })}
      onChange={(event) => {
        onFiles(event.target.files)
        event.target.value = ''
      }}
    />
  )
  return (
    <>
      <Button icon={<PictureOutlined aria-hidden />} disabled={isDisabled} onClick={() => files.current?.click()}>
        选择照片
      </Button>
      <Button icon={<FolderOpenOutlined aria-hidden />} disabled={isDisabled} onClick={() => folder.current?.click()}>
        选择文件夹
      </Button>
      {chooser(false)}
      {chooser(true)}
    </>
  )
}
