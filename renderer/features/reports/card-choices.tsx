import { Button, InputNumber, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Announcement, ReportParameters } from '#shared/contract/report'
import { announcementLabels } from '#shared/reports/safety-announcement'
import { useData } from '../../api/index.ts'

interface ChoiceProps {
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}

const sizes = [
  { value: 'A4', label: 'A4 张贴' },
  { value: 'A5', label: 'A5（A4 一页两张）' },
  { value: 'pocket', label: '口袋卡（A4 一页四张）' },
  { value: 'A3', label: 'A3 大牌' },
] as const

/** Size of cards and which of the two sets of names they bear. */
export function CardChoice({ parameters, onChange }: ChoiceProps) {
  return (
    <>
      <Select
        aria-label="卡片大小"
        style={{ width: 190 }}
        placeholder="卡片大小：通常大小"
        allowClear
        options={[...sizes]}
        {...(parameters.cardSize ? { value: parameters.cardSize } : {})}
        onChange={(size: ReportParameters['cardSize']) => {
          const { cardSize: _, ...rest } = parameters
          onChange(size === undefined ? rest : { ...rest, cardSize: size })
        }}
      />
      <Segmented
        aria-label="卡片名称"
        value={parameters.cardNames ?? 'notice'}
        options={[
          { value: 'notice', label: '告知卡、应急处置卡' },
          { value: 'know', label: '应知卡、应急卡' },
        ]}
        onChange={(value) => onChange({ ...parameters, cardNames: value === 'know' ? 'know' : 'notice' })}
      />
    </>
  )
}

/** One post, or all. */
export function PostChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('card.rows', { kind: 'noticeCard', subjectType: 'post' })
  const posts = (data ?? []).filter(({ state }) => state !== 'gone')
  return (
    <Select
      aria-label="岗位"
      placeholder="全部岗位（可选一个）"
      style={{ width: 220 }}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      options={posts.map(({ name }) => ({ value: name, label: name }))}
      {...(parameters.post === undefined ? {} : { value: parameters.post })}
      onChange={(name: string | undefined) => {
        const { post: _, ...rest } = parameters
        onChange(name === undefined ? rest : { ...rest, post: name })
      }}
    />
  )
}

/** A3 or A4; maps also on A2. */
export function PaperChoice({ parameters, onChange, hasLarge }: ChoiceProps & { hasLarge: boolean }) {
  return (
    <Segmented
      aria-label="纸张"
      value={parameters.paper ?? 'A3'}
      options={hasLarge ? ['A2', 'A3', 'A4'] : ['A3', 'A4']}
      onChange={(paper) => onChange({ ...parameters, paper: paper as NonNullable<ReportParameters['paper']> })}
    />
  )
}

type Figure = keyof typeof announcementLabels
const figures = Object.entries(announcementLabels) as [Figure, string][]

/** Figures of today's announcement; what is left empty is filled in by hand. */
export function AnnouncementChoice({ parameters, onChange }: ChoiceProps) {
  const [isOpen, setOpen] = useState(false)
  const known = parameters.announcement ?? {}
  const filled = Object.values(known).filter((value) => value !== undefined && value !== '').length
  const set = (change: Partial<Announcement>) => {
    const next = Object.fromEntries(
      Object.entries({ ...known, ...change }).filter(([, value]) => value !== undefined && value !== null),
    )
    onChange({ ...parameters, announcement: next as Announcement })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>填写今日数据{filled > 0 ? `（已填 ${filled} 项）` : ''}</Button>
      <Modal open={isOpen} title="今日数据" onCancel={() => setOpen(false)} footer={null} width={560}>
        <div className="stack">
          <p className="meta">没有填的在打印后手写。填写的数字随导出记录保存。</p>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
            {figures.map(([key, label]) => (
              <label key={key} className="field">
                <span className="field-label">{label}</span>
                <InputNumber
                  min={0}
                  max={9999}
                  precision={0}
                  style={{ width: '100%' }}
                  value={known[key] ?? null}
                  onChange={(value) => set({ [key]: value ?? undefined })}
                />
              </label>
            ))}
            <label className="field">
              <span className="field-label">试生产、开停车</span>
              <Select
                allowClear
                placeholder="手写"
                options={[
                  { value: 1, label: '有' },
                  { value: 0, label: '无' },
                ]}
                {...(known.isStarting === undefined ? {} : { value: known.isStarting ? 1 : 0 })}
                onChange={(value: number | undefined) =>
                  set({ isStarting: value === undefined ? undefined : value === 1 })
                }
              />
            </label>
          </div>
          <div className="row-line" style={{ justifyContent: 'flex-end' }}>
            <Button type="primary" onClick={() => setOpen(false)}>
              完成
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
