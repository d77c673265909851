/** 自评报告 in the form of the 国家安监总局 (standardization.md §2.6 A), and the shorter one of small enterprises (§2.6 C). */
import { conditionReplies } from '#shared/domain/assessment'
import { industryGroups, standardizationLevels } from '#shared/domain/enterprise'
import {
  assessmentNotes,
  ownScoreNote,
  type ScoredAssessment,
  scoredAssessment,
  standardName,
  teamOf,
} from './assessment-parts.ts'
import { summaryBlocks } from './assessment-summary.ts'
import { deductionBlocks } from './deduction-summary.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import { nonconformityBlocks } from './nonconformity-list.ts'
import { documentOf, field, sequenceColumn, signature, tableFormats } from './parts.ts'
import type { Block, Cell } from './report-document.ts'
import {
  accidentBlocks,
  linkText,
  mendingText,
  organizationText,
  paragraphsOf,
  resultTexts,
  teamTable,
} from './self-assessment-text.ts'
import { profileParagraphs } from './self-inspection-text.ts'

const part = (text: string): Block => ({ kind: 'heading', level: 1, text })
const section = (text: string): Block => ({ kind: 'heading', level: 2, text })
const breakPage: Block = { kind: 'pageBreak' }

function cover({ assessment, points, level }: ScoredAssessment, data: ReportData): Block[] {
  return [
    {
      kind: 'fields',
      columns: 1,
      items: [
        field('企业名称', data.enterprise.name),
        field('所属行业', data.enterprise.industry),
        field('专业', industryGroups[data.enterprise.industryGroup]),
        field('评定标准', standardName(assessment)),
        field('自评得分', points),
        field(assessment.standard.grading === 'pass' ? '自评结论' : '自评等级', level),
        { label: '自评日期', value: assessment.assessedOn, format: 'date' },
        field('是否在企业内部公示', assessment.publicizedOn === null ? '否' : `是（${assessment.publicizedOn}）`),
        field('是否申请评审', assessment.appliesForReview ? '是' : '否'),
      ],
    },
    { kind: 'paragraph', style: 'note', text: `${ownScoreNote}。` },
    { kind: 'signatures', items: [], sealPlace: true },
    breakPage,
  ]
}

/** What the app does not hold stays empty, to be filled in by hand. */
function basicTable({ assessment, level }: ScoredAssessment, data: ReportData): Block[] {
  const { enterprise, people } = data
  const managers = people.filter(({ isSafetyManager, voidedAt, leftOn }) => isSafetyManager && !voidedAt && !leftOn)
  const principal = people.find(({ isPrincipal, voidedAt }) => isPrincipal && !voidedAt)
  const held = data.standardization.certificates.at(-1)
  const safetyUnit = data.units.find(({ name, voidedAt }) => voidedAt === null && name.includes('安全'))
  return [
    {
      kind: 'fields',
      columns: 2,
      items: [
        field('企业名称', enterprise.name),
        field('地址', enterprise.address),
        field('企业性质', '□国有 □集体 □民营 □私营 □合资 □独资 □其他'),
        field('安全管理机构', safetyUnit?.name ?? ''),
        field('员工总数', enterprise.employeeCount > 0 ? `${enterprise.employeeCount} 人` : ''),
        field(
          '安全管理人员',
          managers.length > 0 ? `${managers.length} 人（其中专职　　人）` : '　　人（其中专职　　人）',
        ),
        field('特种作业人员', '　　人'),
        field('固定资产', '　　　　万元'),
        field('主营业务收入', '　　　　万元'),
        field('倒班情况', '□有 □没有　人数：　　　方式：'),
        field('法定代表人', enterprise.legalRepresentative),
        field('电话／传真', principal?.name === enterprise.legalRepresentative ? principal.phone : ''),
        field('联系人', enterprise.safetyManager),
        field('电话／手机／邮箱', enterprise.safetyPhone),
        field('本次自评等级', level),
        field(
          '曾取得的等级',
          held ? `${standardizationLevels[held.level]}（${held.issuedOn}，${held.certificateNumber}）` : '',
        ),
        field('所属集团', ''),
        field('职业健康安全体系证书', '□有 □没有　发证机构：'),
      ],
    },
    teamTable(assessment),
  ]
}

function summaryTexts(scored: ScoredAssessment, data: ReportData): Block[] {
  const { assessment } = scored
  return [
    section('1. 企业概况'),
    ...paragraphsOf(assessment.situation === '' ? profileParagraphs(data.enterprise, data) : [assessment.situation]),
    section('2. 近三年事故和职业病情况'),
    ...paragraphsOf([assessment.accidentSituation]),
    ...accidentBlocks(data, assessment),
    section('3. 创建过程与成效'),
    ...paragraphsOf([assessment.course]),
    section('4. 自评情况'),
    ...paragraphsOf([organizationText(scored), ...resultTexts(scored), linkText(data, scored)]),
    section('5. 持续改进'),
    ...paragraphsOf([mendingText(data, scored), assessment.improvement]),
  ]
}

/** 主要负责人承诺: the nine conditions with what the enterprise answered. */
function pledgeTable({ assessment }: ScoredAssessment, data: ReportData): Block {
  const replies = new Map(assessment.conditions.map((own) => [own.conditionId, own]))
  return {
    kind: 'table',
    title: '主要负责人承诺：本企业满足以下申请条件',
    columns: [
      sequenceColumn,
      { key: 'condition', label: '申请条件', width: 28, format: 'text' },
      { key: 'reply', label: '承诺', width: 6, format: 'text', align: 'center' },
      { key: 'note', label: '说明', width: 12, format: 'text' },
    ],
    rows: data.standardization.conditions.map(({ id, text, verified }, index): Cell[] => {
      const own = replies.get(id)
      return [
        index + 1,
        verified ? text : `${text}（未核实）`,
        own ? conditionReplies[own.reply] : '未填',
        own?.note ?? '',
      ]
    }),
    emptyText: '没有申请条件的清单',
  }
}

function application(scored: ScoredAssessment, data: ReportData): Block[] {
  const { assessment, points, level } = scored
  const agrees = assessment.appliesForReview ? '☑是　□否' : '□是　□否'
  return [
    {
      kind: 'fields',
      columns: 1,
      items: [
        field('是否同意遵守评审要求', agrees),
        field('附件', '安全生产许可证复印件（如需）；自评扣分项目汇总表'),
        field('自评得分', points),
        field('自评结论', `${level}（法定代表人签名、盖章见下）`),
      ],
    },
    pledgeTable(scored, data),
    { kind: 'signatures', items: [signature('法定代表人', data.enterprise.legalRepresentative)], sealPlace: true },
    {
      kind: 'fields',
      columns: 1,
      items: [
        field(
          '上级主管单位意见',
          '（没有上级主管单位的填「无」）\n\n\n负责人：　　　　　　（盖章）　　　年　　月　　日',
        ),
        field('监管部门意见', '（核实事故情况）\n\n\n负责人：　　　　　　（盖章）　　　年　　月　　日'),
      ],
    },
  ]
}

function signatures({ assessment }: ScoredAssessment, data: ReportData): Block {
  return {
    kind: 'signatures',
    items: [
      signature('自评组长', teamOf(assessment, 'leader')),
      signature('自评组成员'),
      signature('主要负责人', data.enterprise.principal),
    ],
    sealPlace: true,
  }
}

function officialBlocks(scored: ScoredAssessment, data: ReportData): Block[] {
  return [
    ...cover(scored, data),
    part('一、基本情况表'),
    ...basicTable(scored, data),
    part('二、企业自评总结'),
    ...summaryTexts(scored, data),
    breakPage,
    part('三、评审申请表'),
    ...application(scored, data),
    breakPage,
    part('四、评分汇总表'),
    ...summaryBlocks(scored),
    part('五、自评扣分点及原因说明汇总表'),
    ...deductionBlocks(scored),
    part('六、不符合项整改情况'),
    ...nonconformityBlocks(data, scored, true),
    part('附件'),
    ...paragraphsOf([
      '1. 自评打分表（另册）\n2. 得分计算过程（另册）\n3. 制度与记录清单（另册）\n4. 证照、平面图、人员证书等由本单位另附',
    ]),
    signatures(scored, data),
  ]
}

function smallBlocks(scored: ScoredAssessment, data: ReportData): Block[] {
  const { assessment } = scored
  return [
    ...cover(scored, data),
    part('一、概述'),
    ...paragraphsOf(assessment.situation === '' ? profileParagraphs(data.enterprise, data) : [assessment.situation]),
    ...paragraphsOf([assessment.accidentSituation]),
    ...accidentBlocks(data, assessment),
    part('二、自评组织机构'),
    ...paragraphsOf([organizationText(scored)]),
    teamTable(assessment),
    part('三、自评情况'),
    ...paragraphsOf([assessment.course, ...resultTexts(scored), linkText(data, scored)]),
    ...deductionBlocks(scored),
    part('四、整改措施'),
    ...paragraphsOf([mendingText(data, scored)]),
    ...nonconformityBlocks(data, scored, true),
    part('五、自评小结'),
    ...paragraphsOf([`自评得分 ${scored.points}，自评结论：${scored.level}。`, assessment.improvement]),
    pledgeTable(scored, data),
    part('六、自评汇总表'),
    ...summaryBlocks(scored),
    part('七、附件'),
    ...paragraphsOf([
      '1. 营业执照\n2. 制度和操作规程清单\n3. 安全管理组织架构和人员名录\n4. 安全管理人员、特种作业人员证件\n5. 特种设备汇总表\n6. 涉及否决项的资料',
    ]),
    signatures(scored, data),
  ]
}

export const selfAssessmentReport: ReportDefinition = {
  id: 'self-assessment-report',
  title: '企业安全生产标准化自评报告',
  purpose: '标准化',
  why: '每年自评一次并提交报告，申请定级、保持等级都要它。',
  basis:
    '《企业安全生产标准化建设定级办法》（应急〔2021〕83号）；分段按原国家安监总局自评报告制式，小微按内蒙古样式；2021 年后的附件样式未核实',
  formats: tableFormats,
  asks: ['assessment'],
  needs: ['assessments', 'findings', 'register'],
  countRows: () => null,
  compose: (data) => {
    const scored = scoredAssessment(data)
    const { assessment } = scored
    const isSmall = assessment.standard.grading === 'pass'
    return documentOf(selfAssessmentReport, data, {
      title: isSmall ? '小微企业安全生产标准化自评报告' : selfAssessmentReport.title,
      period: assessment.name,
      orientation: 'portrait',
      notes: [...assessmentNotes(scored), '软件里没有的内容留空，由本单位填写；请核对修改后签字盖章'],
      blocks: isSmall ? smallBlocks(scored, data) : officialBlocks(scored, data),
    })
  },
}
