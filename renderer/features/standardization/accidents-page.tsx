import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { StandardizationOverview } from '#shared/contract/standardization'
import { standardizationLevels } from '#shared/domain/enterprise'
import type { Accident } from '#shared/domain/standardization'
import { showTenths } from '#shared/rules/scoring'
import { attainableLevels } from '#shared/rules/standardization-level'
import { goTo, useData } from '../../api/index.ts'
import { yuanOf } from '../../forms/index.ts'
import { ErrorState, FormSkeleton, PageFrame, StatusTag, type Tone } from '../../ui/index.ts'
import { AccidentPanel, CertificatePanel, NewAccidentPanel, NewCertificatePanel } from './accident-panels.tsx'
import { StandardizationTabs } from './tabs.tsx'
import { WatchedList } from './watched-list.tsx'
import './standing.css'

type Open = { kind: 'accident' | 'certificate'; id: string | null } | null

/** 等级与红线: what level stands, how long, and what could cost it. */
export function AccidentsPage() {
  const overview = useData('standardization.overview', {})
  const accidents = useData('accident.list', {})
  const certificates = useData('level-certificate.list', {})
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const accident = open?.kind === 'accident' ? accidents.data?.find(({ id }) => id === open.id) : undefined
  const certificate = open?.kind === 'certificate' ? certificates.data?.find(({ id }) => id === open.id) : undefined
  const panel = accident ? (
    <AccidentPanel key={accident.id} accident={accident} onClose={close} />
  ) : certificate ? (
    <CertificatePanel key={certificate.id} certificate={certificate} onClose={close} />
  ) : open?.id === null ? (
    open.kind === 'accident' ? (
      <NewAccidentPanel onClose={close} onCreated={(id) => setOpen({ kind: 'accident', id })} />
    ) : (
      <NewCertificatePanel onClose={close} onCreated={(id) => setOpen({ kind: 'certificate', id })} />
    )
  ) : null
  const { data } = overview
  return (
    <PageFrame
      title="等级保得住吗？"
      intro="按登记的数据和企业自己的核对提示，可能影响等级保持；以定级部门的决定为准。"
      extra={<StandardizationTabs active="/standardization/accidents" />}
      primary={{
        label: '登记事故',
        icon: <PlusOutlined />,
        onRun: () => setOpen({ kind: 'accident', id: null }),
      }}
      secondary={[{ label: '打印核对表', onRun: () => goTo('/reports?report=level-standing-sheet') }]}
      panel={panel}
      isWide
    >
      {overview.error ? (
        <ErrorState message={overview.error.message} onRetry={() => void overview.refetch()} />
      ) : !data ? (
        <FormSkeleton fields={8} />
      ) : (
        <div className="stack">
          <div className="standing-pair">
            <LevelCard overview={data} />
            <CertificateCard
              overview={data}
              count={certificates.data?.length ?? 0}
              onOpen={(id) => setOpen({ kind: 'certificate', id })}
            />
          </div>
          <section className="card" aria-label="红线监测">
            <h2>红线监测</h2>
            <WatchedList part="redLine" label="红线监测" statements={data.redLines} />
          </section>
          <section className="card" aria-label="申请条件">
            <h2>申请定级的九项条件</h2>
            <WatchedList part="condition" label="申请条件" statements={data.conditions} />
          </section>
          <AccidentRegister accidents={accidents.data ?? []} onOpen={(id) => setOpen({ kind: 'accident', id })} />
          <p className="meta">
            出处：{data.source}。{data.note}
          </p>
        </div>
      )}
    </PageFrame>
  )
}

function LevelCard({ overview: { assessment, openAssessment, accidents } }: { overview: StandardizationOverview }) {
  return (
    <section className="card" aria-label="最近的自评">
      <h2>最近定稿的自评</h2>
      {assessment ? (
        <dl className="facts">
          <dt>名称</dt>
          <dd>{assessment.name}</dd>
          <dt>得分</dt>
          <dd className="num">
            {assessment.percentTenths === null ? '—' : `${showTenths(assessment.percentTenths)} 分`}
            {assessment.level && `，${attainableLevels[assessment.level]}`}
          </dd>
          <dt>下次自评</dt>
          <dd className="num">
            {assessment.nextOn} 前{' '}
            <StatusTag tone={assessment.daysLeft < 0 ? 'red' : assessment.daysLeft <= 30 ? 'amber' : 'green'}>
              {assessment.daysLeft < 0 ? `已过 ${-assessment.daysLeft} 天` : `还有 ${assessment.daysLeft} 天`}
            </StatusTag>
          </dd>
        </dl>
      ) : (
        <p>
          还没有定稿的自评。每年至少自评一次（应急〔2021〕83号）。
          <Button type="link" size="small" onClick={() => goTo('/standardization')}>
            {openAssessment ? `继续「${openAssessment.name}」` : '去自评'}
          </Button>
        </p>
      )}
      {accidents.reasons.map((reason) => (
        <p key={reason}>
          <StatusTag tone="red">事故影响等级</StatusTag> {reason}
        </p>
      ))}
    </section>
  )
}

const certificateTones: Record<'valid' | 'renew' | 'expired', Tone> = { valid: 'green', renew: 'amber', expired: 'red' }

interface CertificateCardProps {
  overview: StandardizationOverview
  count: number
  onOpen: (id: string | null) => void
}

function CertificateCard({ overview: { certificate }, count, onOpen }: CertificateCardProps) {
  return (
    <section className="card" aria-label="等级证书">
      <div className="spread">
        <h2 className="section-title">等级证书</h2>
        <Button size="small" onClick={() => onOpen(null)}>
          登记证书
        </Button>
      </div>
      {certificate ? (
        <>
          <dl className="facts">
            <dt>等级</dt>
            <dd>
              {standardizationLevels[certificate.level]}{' '}
              <Button type="link" size="small" onClick={() => onOpen(certificate.id)}>
                {certificate.certificateNumber || '查看'}
              </Button>
            </dd>
            <dt>有效期至</dt>
            <dd className="num">
              {certificate.expiresOn}{' '}
              <StatusTag tone={certificateTones[certificate.state]}>
                {certificate.daysLeft < 0 ? `已过期 ${-certificate.daysLeft} 天` : `还有 ${certificate.daysLeft} 天`}
              </StatusTag>
            </dd>
            <dt>申请续期</dt>
            <dd className="num">
              {certificate.renewFrom} 起 <span className="tag amber">未核实</span>
            </dd>
          </dl>
          <p className="meta">
            有效期 3 年、期满前 3 个月再次申请为老办法和地方程序口径，以证书和定级部门为准。
            {count > 1 && `另有 ${count - 1} 份较早的证书。`}
          </p>
        </>
      ) : (
        <p>没有登记等级证书。取得等级后在这里登记，到期前 120 天会出现在首页。</p>
      )}
    </section>
  )
}

function AccidentRegister({ accidents, onOpen }: { accidents: readonly Accident[]; onOpen: (id: string) => void }) {
  const rows = accidents.toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1))
  return (
    <section className="card" aria-label="事故登记">
      <h2>事故、事件登记</h2>
      {rows.length === 0 ? (
        <p>没有登记的事故。发生了事故或未遂事件请如实登记，等级和红线会随之提示。</p>
      ) : (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                {['日期', '名称', '地点', '死亡', '重伤', '轻伤', '直接经济损失', '标记'].map((label) => (
                  <th scope="col" key={label}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((own) => (
                <tr key={own.id}>
                  <td className="num">{own.occurredOn}</td>
                  <td>
                    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(own.id)}>
                      {own.name}
                    </Button>
                  </td>
                  <td>{own.place}</td>
                  <td className="num">{own.deaths}</td>
                  <td className="num">{own.seriousInjuries}</td>
                  <td className="num">{own.minorInjuries}</td>
                  <td className="num">{own.directLossCents === 0 ? '' : `${yuanOf(own.directLossCents)} 元`}</td>
                  <td>
                    {[
                      own.isNearMiss ? '未遂' : '',
                      own.isConcealed ? '瞒报等' : '',
                      own.hasSocialImpact ? '社会影响' : '',
                      own.isContractor ? '相关方' : '',
                    ]
                      .filter(Boolean)
                      .join('、')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
