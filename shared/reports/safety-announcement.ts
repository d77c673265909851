/** 安全承诺公告: the principal's promise of the day, with the dangerous work that is going on. */
import type { Announcement } from '#shared/contract/report'
import { formatChineseDay } from '#shared/rules/day'
import type { ReportData, ReportDefinition } from './definition.ts'
import { documentOf, field, ownFormNote, signature, tableFormats } from './parts.ts'

/** What is asked each day; the app's short form for industry and trade enterprises. */
export const announcementLabels: Record<Exclude<keyof Announcement, 'isStarting' | 'remark'>, string> = {
  linesTotal: '生产装置（生产线）总数',
  linesRunning: '运行',
  linesStopped: '停用、检修',
  hotWorkSpecial: '特级动火作业',
  hotWorkFirst: '一级动火作业',
  hotWorkSecond: '二级动火作业',
  confinedSpace: '有限空间作业',
  workAtHeight: '高处作业',
  lifting: '吊装作业',
  otherWork: '其他危险作业',
}

const blank = '　　　　'

const openFindings = (data: ReportData) =>
  data.findings.filter(({ voidedAt, status }) => voidedAt === null && status !== 'closed' && status !== 'draft')

export const safetyAnnouncement: ReportDefinition = {
  id: 'safety-announcement',
  title: '安全承诺公告',
  purpose: '上墙上岗',
  why: '每天研判之后由主要负责人签字，向员工和社会承诺今天的风险管得住。',
  basis:
    '应急管理部 2018 年关于安全风险研判与承诺公告制度的通知（危险化学品企业；公告时间与字段未核实）；工贸企业按属地要求采用本简版',
  formats: tableFormats,
  asks: ['announcement'],
  needs: ['findings'],
  countRows: (data) => openFindings(data).length,
  compose: (data) => {
    const { principal, safetyManager, safetyPhone } = data.enterprise
    const facts = data.parameters.announcement ?? {}
    const open = openFindings(data)
    const major = open.filter(({ grade }) => grade === 'major').length
    const figure = (key: keyof typeof announcementLabels, unit: string) =>
      field(announcementLabels[key], `${facts[key] ?? blank} ${unit}`)
    const starting = facts.isStarting === undefined ? '□ 有　□ 无' : facts.isStarting ? '有' : '无'
    return documentOf(safetyAnnouncement, data, {
      period: formatChineseDay(data.today),
      orientation: 'portrait',
      notes: [ownFormNote, '空白处由研判人员当日填写；隐患数为制表时的台账数'],
      blocks: [
        { kind: 'heading', level: 2, text: '一、今日状态' },
        {
          kind: 'fields',
          columns: 3,
          items: [figure('linesTotal', '套'), figure('linesRunning', '套'), figure('linesStopped', '套')],
        },
        {
          kind: 'fields',
          columns: 2,
          items: [
            field('试生产、开停车', starting),
            field('未销号隐患', `${open.length} 条，其中重大隐患 ${major} 条`),
          ],
        },
        { kind: 'heading', level: 2, text: '二、今日危险作业' },
        {
          kind: 'fields',
          columns: 2,
          items: [
            figure('hotWorkSpecial', '处'),
            figure('hotWorkFirst', '处'),
            figure('hotWorkSecond', '处'),
            figure('confinedSpace', '处'),
            figure('workAtHeight', '处'),
            figure('lifting', '处'),
            figure('otherWork', '处'),
          ],
        },
        ...(facts.remark ? [{ kind: 'paragraph' as const, text: `说明：${facts.remark}` }] : []),
        { kind: 'heading', level: 2, text: '三、承诺' },
        {
          kind: 'paragraph',
          text: '今天本企业已逐级开展安全风险研判，危险作业已按规定审批并落实现场监护，各项风险管控措施和应急准备已经落实。我承诺：生产设备设施处于安全运行状态，安全风险得到有效管控；发现险情立即停产撤人。',
        },
        { kind: 'paragraph', text: `欢迎监督，报告电话：${safetyPhone || blank}` },
        {
          kind: 'signatures',
          items: [
            signature('研判汇总（安全管理负责人）', safetyManager, data.today),
            signature('承诺人（主要负责人）', principal, data.today),
          ],
          sealPlace: true,
        },
      ],
    })
  },
}
