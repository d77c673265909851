/** The one progress rule of the guided path: a step counts real things that are done of real things that are there. */

/** Counts of one enterprise; void records never count. */
export interface PathFigures {
  profileFieldsFilled: number
  profileFieldsTotal: number
  areas: number
  areasWithResponsible: number
  riskPoints: number
  /** with an area and a responsible person */
  riskPointsPlaced: number
  riskPointsWithHazards: number
  hazards: number
  /** with a current evaluation */
  hazardsEvaluated: number
  /** with the controls that their level asks for */
  hazardsWithEnoughControls: number
  hazardsWithResponsible: number
  checklists: number
  checklistsPlanned: number
  plans: number
  /** without an occurrence that is due or missed */
  plansOnTime: number
  /** submitted */
  inspections: number
  findings: number
  findingsClosed: number
  findingsOverdue: number
  /** kinds of documents that this enterprise can print, and those printed at least once */
  documentKinds: number
  documentKindsExported: number
}

export const pathStepIds = [
  'profile',
  'area',
  'riskPoint',
  'evaluation',
  'control',
  'plan',
  'inspection',
  'rectification',
  'report',
] as const
export type PathStepId = (typeof pathStepIds)[number]

export interface PathStep {
  id: PathStepId
  label: string
  done: number
  total: number
  /** whole percent rounded down, so that 100 means all of them; 0 when there is nothing yet */
  percent: number
  state: 'empty' | 'started' | 'done'
  /** why the step is there */
  why: string
  /** what to do next */
  nextAction: string
}

interface StepRule {
  label: string
  why: string
  count: (figures: PathFigures) => { done: number; total: number }
  /** the total is there before any work, so the step is empty while nothing is done */
  hasFixedTotal?: true
  /** sentence while `done < total`, or while there is nothing */
  next: (figures: PathFigures) => string
  /** sentence when all is done */
  finished: string
}

const rules: Record<PathStepId, StepRule> = {
  profile: {
    label: '建档',
    why: '企业资料印在每份文件的抬头，也决定适用哪些检查内容。',
    count: (figures) => ({ done: figures.profileFieldsFilled, total: figures.profileFieldsTotal }),
    hasFixedTotal: true,
    next: (figures) =>
      figures.profileFieldsTotal === 0
        ? '先填写企业资料。'
        : `还有 ${figures.profileFieldsTotal - figures.profileFieldsFilled} 项资料没有填写。`,
    finished: '资料已填写齐全，有变化时再来修改。',
  },
  area: {
    label: '区域',
    why: '风险和隐患都要落到具体区域和责任人。',
    count: (figures) => ({ done: figures.areasWithResponsible, total: figures.areas }),
    next: (figures) =>
      figures.areas === 0
        ? '先按车间、库房、辅助设施划分区域。'
        : `还有 ${figures.areas - figures.areasWithResponsible} 个区域没有责任人。`,
    finished: '每个区域都有责任人，可以到四色图上画出范围。',
  },
  riskPoint: {
    label: '风险点',
    why: '把设备设施、作业活动和场所列全，才谈得上辨识和管控。',
    count: (figures) => ({ done: figures.riskPointsPlaced, total: figures.riskPoints }),
    next: (figures) =>
      figures.riskPoints === 0
        ? '逐个区域登记设备设施、作业活动和场所。'
        : `还有 ${figures.riskPoints - figures.riskPointsPlaced} 个风险点缺少所在区域或责任人。`,
    finished: '每个风险点都写明了区域和责任人。',
  },
  evaluation: {
    label: '辨识评价',
    why: '每个风险点会出什么事、有多大风险，要逐条分析并定级。',
    count: (figures) => ({
      done: figures.riskPointsWithHazards + figures.hazardsEvaluated,
      total: figures.riskPoints + figures.hazards,
    }),
    next: (figures) => {
      if (figures.riskPoints === 0) return '先登记风险点，再分析危险源。'
      const bare = figures.riskPoints - figures.riskPointsWithHazards
      return bare > 0
        ? `还有 ${bare} 个风险点没有分析危险源。`
        : `还有 ${figures.hazards - figures.hazardsEvaluated} 条危险源没有评价。`
    },
    finished: '全部危险源都已评价。',
  },
  control: {
    label: '管控告知',
    why: '风险要有措施、有层级、有人负责，员工才知道怎么防。',
    count: (figures) => ({
      done: figures.hazardsWithEnoughControls + figures.hazardsWithResponsible,
      total: figures.hazards * 2,
    }),
    next: (figures) => {
      if (figures.hazards === 0) return '先完成辨识评价，再写管控措施。'
      const bare = figures.hazards - figures.hazardsWithEnoughControls
      return bare > 0
        ? `还有 ${bare} 条危险源的管控措施不够。`
        : `还有 ${figures.hazards - figures.hazardsWithResponsible} 条危险源没有责任人。`
    },
    finished: '每条危险源都有措施和责任人。',
  },
  plan: {
    label: '排查计划',
    why: '管控措施要有检查表和周期去查，才知道是否有效。',
    count: (figures) => ({ done: figures.checklistsPlanned, total: figures.checklists }),
    next: (figures) =>
      figures.checklists === 0
        ? '从管控措施生成检查表。'
        : `还有 ${figures.checklists - figures.checklistsPlanned} 张检查表没有安排计划。`,
    finished: '每张检查表都排进了计划。',
  },
  inspection: {
    label: '检查',
    why: '按计划检查并如实记录，是安全生产法第四十一条的要求。',
    count: (figures) => ({ done: figures.plansOnTime, total: figures.plans }),
    next: (figures) => {
      if (figures.plans === 0)
        return figures.inspections === 0
          ? '先安排排查计划，再按计划检查。'
          : `已做 ${figures.inspections} 次检查，还没有排查计划。`
      return `有 ${figures.plans - figures.plansOnTime} 项计划到期未查。`
    },
    finished: '各项计划都按时检查。',
  },
  rectification: {
    label: '整改',
    why: '发现的隐患要整改、验收、销号，形成闭环。',
    count: (figures) => ({ done: figures.findingsClosed, total: figures.findings }),
    next: (figures) => {
      if (figures.findings === 0) return '还没有登记隐患；检查中发现的隐患会出现在这里。'
      const open = `还有 ${figures.findings - figures.findingsClosed} 条隐患没有销号`
      return figures.findingsOverdue > 0 ? `${open}，其中 ${figures.findingsOverdue} 条已超期。` : `${open}。`
    },
    finished: '登记的隐患都已销号。',
  },
  report: {
    label: '报告',
    why: '清单、台账和自查报告由前面的记录生成，用于存档和报送。',
    count: (figures) => ({ done: figures.documentKindsExported, total: figures.documentKinds }),
    hasFixedTotal: true,
    next: (figures) =>
      figures.documentKinds === 0
        ? '有了记录就可以生成文件。'
        : `还有 ${figures.documentKinds - figures.documentKindsExported} 种文件没有生成过。`,
    finished: '各种文件都生成过，记录变化后请重新生成。',
  },
}

/** The steps of the guided path in order; nothing counts as done while there is nothing to count. */
export function pathProgress(figures: PathFigures): PathStep[] {
  return pathStepIds.map((id) => {
    const rule = rules[id]
    const { done, total } = rule.count(figures)
    const isDone = total > 0 && done === total
    const isEmpty = total === 0 || (rule.hasFixedTotal === true && done === 0)
    return {
      id,
      label: rule.label,
      done,
      total,
      percent: total === 0 ? 0 : Math.floor((done * 100) / total),
      state: isDone ? 'done' : isEmpty ? 'empty' : 'started',
      why: rule.why,
      nextAction: isDone ? rule.finished : rule.next(figures),
    }
  })
}
