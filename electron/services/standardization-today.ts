/** What the room of standardization puts on the page of today. */
import type { TodayItem } from '#shared/contract/home'
import { standardizationLevels } from '#shared/domain/enterprise'
import { daysBetween } from '#shared/rules/day'
import { certificateClock, nextAssessmentOn } from '#shared/rules/red-lines'
import type { Source } from './explained-hazards.ts'
import { assessmentsNewestFirst, currentCertificate, redLinesToday } from './standardization-watch.ts'

/** Days before the end of a certificate, and before the next self-assessment, from which they are shown. */
const certificateDays = 120
const assessmentDays = 30

/** Red lines that are triggered, a certificate that runs out, a self-assessment that is due. */
export function standardizationItems(source: Source): TodayItem[] {
  const { today } = source
  const held = currentCertificate(source)
  const certificate = held && { ...held, ...certificateClock(held.expiresOn, today) }
  const known = assessmentsNewestFirst(source)
  const sealed = known.find(({ status }) => status === 'sealed')
  const open = known.find(({ status }) => status === 'open')
  const items: TodayItem[] = redLinesToday(source)
    // the certificate has a line of its own
    .filter(({ id, state }) => state === 'triggered' && id !== 'expiry')
    .map(({ text, evidence }) => ({
      kind: 'redLineTriggered',
      title: `标准化红线：${text}`,
      detail: `可能影响等级保持，以定级部门的决定为准。${evidence}`,
      dueOn: null,
      recordId: null,
    }))
  if (certificate && certificate.daysLeft <= certificateDays)
    items.push({
      kind: 'certificateExpiring',
      title: `${standardizationLevels[certificate.level]}标准化证书${certificate.daysLeft < 0 ? '已到期' : '快到期'}`,
      detail:
        certificate.daysLeft < 0
          ? `已过期 ${-certificate.daysLeft} 天，等级不再有效`
          : `还有 ${certificate.daysLeft} 天，${certificate.renewFrom} 起可以申请续期（未核实）`,
      dueOn: certificate.expiresOn,
      recordId: certificate.id,
    })
  const nextOn = sealed && nextAssessmentOn(sealed.assessedOn)
  if (nextOn && daysBetween(today, nextOn) <= assessmentDays)
    items.push({
      kind: 'assessmentDue',
      title: nextOn < today ? '标准化自评已满一年' : '标准化自评快满一年',
      detail: open ? `每年至少自评一次，「${open.name}」还没有定稿` : `每年至少自评一次，上次是「${sealed.name}」`,
      dueOn: nextOn,
      recordId: open?.id ?? null,
    })
  return items
}
