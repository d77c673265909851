import { Button, Modal } from 'antd'
import { showTenths } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import { attainableLevels, levelByScore, lowerLevel } from '#shared/rules/standardization-level'
import { showDone, useAction } from '../../api/index.ts'
import { matchesFilter } from './filters.ts'
import type { Sheet } from './use-sheet.ts'

interface SealDialogProps {
  sheet: Sheet
  onClose: () => void
  onJump: (itemId: string) => void
}

/** What the assessment comes to, what keeps it from being sealed, and what is better looked at once more. */
export function SealDialog({ sheet, onClose, onJump }: SealDialogProps) {
  const { assessment, standard } = sheet
  const { score, byItem } = sheet.own
  const seal = useAction('assessment.seal')
  const open = standard.items.filter(({ id }) => byItem.get(id)?.state === 'open')
  const count = (filter: 'deducted' | 'bare') =>
    standard.items.filter(({ id }) => matchesFilter(sheet, 'own', filter, id)).length
  const registered = new Set(
    assessment.nonconformities.filter(({ finding }) => finding.voidedAt === null).map(({ answerId }) => answerId),
  )
  const deducted = count('deducted')
  const bare = count('bare')
  const unregistered = Math.max(0, deducted - registered.size)
  const mostlyBlank = score.categories.filter(({ isMostlyBlank }) => isMostlyBlank)
  const level = lowerLevel(levelByScore(standard, score.percentTenths), assessment.own.accidentLevel)
  const hints = [
    unregistered > 0 ? `${unregistered} 条有扣分、没有登记不符合项` : '',
    bare > 0 ? `${bare} 条没有放证据` : '',
    mostlyBlank.length > 0 ? `${mostlyBlank.map(({ category }) => category.name).join('、')}的空项超过 30 %` : '',
    assessment.situation === '' ? '没有写企业概况' : '',
    assessment.team.length === 0 ? '没有写自评小组' : '',
    assessment.publicizedOn === null ? '没有写公示日期' : '',
  ].filter(Boolean)
  const send = async () => {
    const sealed = await seal.run({ id: assessment.id, revision: assessment.revision })
    if (!sealed) return
    showDone('自评已定稿')
    onClose()
  }
  const isEmpty = score.percentTenths === null && open.length === 0
  return (
    <Modal
      open
      title="自评定稿"
      width={560}
      onCancel={onClose}
      okText="定稿"
      cancelText="接着评"
      okButtonProps={{ disabled: open.length > 0 || isEmpty, loading: seal.isRunning }}
      onOk={() => void send()}
    >
      <div className="stack">
        {open.length > 0 ? (
          <div>
            <p>还有 {open.length} 条未评，评完才能定稿。</p>
            <ul className="sa-missing">
              {open.slice(0, 8).map((item) => (
                <li key={item.id}>
                  <Button type="link" size="small" onClick={() => onJump(item.id)}>
                    <span className="ellipsis">
                      第 {item.number} 条 {item.content}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : isEmpty ? (
          <p>全部条目都是空项，没有可计分的内容，不能定稿。</p>
        ) : (
          <p className="num">
            百分制 <b>{showTenths(score.percentTenths ?? 0)}</b>，实得 {showPoints(score.earned)} / 应得{' '}
            {showPoints(score.due)}
            {level !== null && `，${attainableLevels[level]}`}
          </p>
        )}
        {hints.length > 0 && (
          <div>
            <p className="meta">不影响定稿，但评审会问到：</p>
            <ul className="sa-hints">
              {hints.map((hint) => (
                <li key={hint}>{hint}</li>
              ))}
            </ul>
          </div>
        )}
        <p className="meta">定稿后打分不再修改；证据、不符合项和评审仍可继续。需要更正请重新自评，可沿用这一次。</p>
      </div>
    </Modal>
  )
}
