import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { FindingDetail } from '#shared/contract/finding'
import {
  findingCauses,
  findingGrades,
  findingSources,
  findingTreatments,
  treatmentPlanParts,
} from '#shared/domain/finding'
import { goTo } from '../../api/index.ts'
import { categoryText, yuanOf } from '../../forms/index.ts'

type Fact = [label: string, value: ReactNode]

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '' && value !== null && value !== undefined)
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** What the finding is, where, found by whom, and who rectifies it until when. */
export function FindingFacts({ finding }: { finding: FindingDetail }) {
  const { riskPointId, inspectionId, noticeId, treatmentPlan } = finding
  const isPlanned = finding.treatment === 'deadline'
  const found: Fact[] = [
    ['区域与部位', [finding.areaName, finding.location].filter(Boolean).join(' · ')],
    [
      '风险点',
      riskPointId ? (
        <Button type="link" className="fact-link" onClick={() => goTo(`/risk-points/${riskPointId}`)}>
          {finding.riskPointName}
        </Button>
      ) : (
        ''
      ),
    ],
    ['隐患类别', categoryText(finding)],
    ['原因类别', findingCauses[finding.cause]],
    ['原因分析', finding.causeAnalysis],
    ['依据', finding.basis],
    ['发现', [finding.foundOn, finding.finderName].filter(Boolean).join(' · ')],
    [
      '来源',
      inspectionId ? (
        <Button type="link" className="fact-link" onClick={() => goTo(`/inspections/${inspectionId}`)}>
          {findingSources[finding.source]}：打开这次检查
        </Button>
      ) : (
        findingSources[finding.source]
      ),
    ],
    ['备注', finding.remark],
  ]
  const duty: Fact[] = [
    ['隐患等级', finding.grade ? findingGrades[finding.grade] : '还没有分级'],
    ['处理方式', finding.treatment ? findingTreatments[finding.treatment] : ''],
    ['责任单位', finding.responsibleUnitName],
    ['整改责任人', finding.responsibleName],
    ['整改时限', finding.dueOn],
    ['整改措施', finding.measures],
    ['整改资金', isPlanned ? `${yuanOf(finding.fundsCents)} 元，${finding.fundsConfirmed ? '已落实' : '未落实'}` : ''],
    ['应急预案', finding.emergencyPlan],
    ['通知单', noticeId ? finding.noticeNumber : ''],
    ['销号', finding.closedOn ? `${finding.closedOn} · ${finding.closedByName}` : ''],
    ['作废原因', finding.voidReason],
  ]
  return (
    <>
      <section aria-label="隐患情况">
        <h2 className="section-title">隐患情况</h2>
        <Facts facts={found} />
      </section>
      <section aria-label="整改责任">
        <h2 className="section-title">整改责任</h2>
        <Facts facts={duty} />
      </section>
      {treatmentPlan && (
        <section aria-label="治理方案">
          <h2 className="section-title">治理方案</h2>
          <Facts
            facts={Object.entries(treatmentPlanParts).map(([part, label]) => [
              label,
              treatmentPlan[part as keyof typeof treatmentPlanParts],
            ])}
          />
        </section>
      )}
    </>
  )
}
