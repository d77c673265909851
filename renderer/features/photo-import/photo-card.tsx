import { Button, Checkbox, Input, Segmented, Select } from 'antd'
import type { PhotoFinding } from '#shared/contract/photo-import'
import { attachmentRoles } from '#shared/domain/attachment'
import type { PhotoProposal, PhotoTarget } from '#shared/rules/photo-pairing'
import { clearable, formatInstant } from '../../ui/index.ts'
import type { ImportedPhoto } from './imported-photo.ts'
import { type TargetGroup, targetOfValue, targetValue } from './targets.ts'

const reasonWords: Record<NonNullable<PhotoProposal['reason']>, string> = {
  fileName: '按文件名',
  time: '按拍摄时间',
  day: '当天的检查，请选检查项',
}

interface PhotoCardProps {
  photo: ImportedPhoto
  target: PhotoTarget | null
  isTaken: boolean
  /** what the proposal rests on; null = the user's own choice, or none */
  reason: PhotoProposal['reason']
  isKnown: boolean
  repeats: { isSameFile: boolean } | undefined
  repeatedName: string | undefined
  options: TargetGroup[]
  findings: readonly PhotoFinding[]
  onChange: (patch: Partial<ImportedPhoto>) => void
  onMask: () => void
}

/** One photo of the contact sheet: when it was taken, where it goes, what it shows. */
export function PhotoCard(props: PhotoCardProps) {
  const { photo, target, isTaken, reason, isKnown, repeats, repeatedName, options, findings, onChange, onMask } = props
  const { takenAt, originalName } = photo.prepared
  const hint = isKnown
    ? '这张照片已经导入过'
    : repeats
      ? repeats.isSameFile
        ? `与「${repeatedName}」是同一个文件`
        : `与「${repeatedName}」很像，请看看是不是重复`
      : null
  return (
    <li className={`photo-card${isTaken ? '' : ' is-left'}`} aria-label={originalName}>
      <div className="photo-card-picture">
        <img src={photo.url} alt={photo.caption || originalName} />
        {photo.regions.length > 0 && <span className="photo-card-mark">遮挡 {photo.regions.length} 处</span>}
      </div>
      <div className="spread">
        <Checkbox checked={isTaken} onChange={(event) => onChange({ isTaken: event.target.checked })}>
          <span className="num">{takenAt === null ? '没有拍摄时间' : formatInstant(takenAt)}</span>
        </Checkbox>
        <Button size="small" type="link" onClick={onMask} aria-label={`遮挡 ${originalName}`}>
          遮挡
        </Button>
      </div>
      <span className="meta photo-card-name" title={originalName}>
        {originalName}
      </span>
      {hint && <span className="photo-card-hint">{hint}</span>}
      <Select
        aria-label={`${originalName} 属于`}
        placeholder="选检查项或隐患"
        size="small"
        allowClear={clearable}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={420}
        options={options}
        disabled={!isTaken}
        {...(target === null ? {} : { value: targetValue(target) })}
        onChange={(value: string | undefined) => onChange({ target: targetOfValue(value, findings, takenAt) })}
      />
      {target?.recordType === 'finding' ? (
        <Segmented
          aria-label={`${originalName} 是整改前还是整改后`}
          size="small"
          block
          disabled={!isTaken}
          options={(['before', 'after'] as const).map((role) => ({ value: role, label: attachmentRoles[role] }))}
          value={target.role}
          onChange={(role) => onChange({ target: { ...target, role } })}
        />
      ) : (
        <span className="meta photo-card-reason">{reason === null ? '' : reasonWords[reason]}</span>
      )}
      <Input
        aria-label={`${originalName} 说明`}
        placeholder="说明，可不填"
        size="small"
        maxLength={100}
        value={photo.caption}
        disabled={!isTaken}
        onChange={(event) => onChange({ caption: event.target.value })}
      />
    </li>
  )
}
