/** The exported data as flat tables under Chinese heads, one for each kind of record. */
import type { DataExport } from '#shared/contract/data-export'
import { assessmentStatuses } from '#shared/domain/assessment'
import { industryGroups, profileTags, standardizationLevels } from '#shared/domain/enterprise'
import { evaluationStages } from '#shared/domain/evaluation'
import {
  findingCauses,
  findingGrades,
  findingSources,
  findingStatuses,
  findingTreatments,
  reviewVerdicts,
} from '#shared/domain/finding'
import { controlClasses, controlTiers, hazardFactors, periods } from '#shared/domain/hazard'
import { inspectionAnswers, inspectionKinds, inspectionStatuses } from '#shared/domain/inspection'
import { unitKinds } from '#shared/domain/organization-unit'
import { riskLevelLabels } from '#shared/domain/risk-level'
import { riskPointKinds } from '#shared/domain/risk-point'
import { equipmentConclusions, specialEquipmentKinds, specialEquipmentStates } from '#shared/domain/special-equipment'
import type { CsvTable, CsvValue } from './csv.ts'
import { qingxiaoanTable } from './qingxiaoan-table.ts'

/** A head and what stands under it. */
type Columns<T> = Readonly<Record<string, (record: T) => CsvValue>>

/** One row for each record: its columns, its id, and the ids of what it belongs to. */
function table<T extends { id: string }>(
  name: string,
  records: readonly T[],
  columns: Columns<T>,
  belongsTo: Columns<T> = {},
): CsvTable {
  const all: Columns<T> = { ...columns, 记录号: ({ id }) => id, ...belongsTo }
  return {
    name,
    heads: Object.keys(all),
    rows: records.map((record) => Object.values(all).map((valueOf) => valueOf(record))),
  }
}

/** Amount in 分 as 元. */
export const yuan = (cents: number): string => (cents / 100).toFixed(2)
const word = <K extends string>(words: Readonly<Record<K, string>>, key: K | null): string =>
  key === null ? '' : words[key]
/** Tenths as they are read: 5 -> 0.5 */
const factorsText = (factors: Readonly<Record<string, number>>): string =>
  Object.entries(factors)
    .map(([letter, tenths]) => `${letter}=${tenths / 10}`)
    .join(' ')

type Named = readonly { id: string; name: string }[]
const namesOf = (records: Named) => {
  const names = new Map(records.map(({ id, name }) => [id, name]))
  return (id: string | null): string => names.get(id ?? '') ?? ''
}

/** Every table, with 青小安 at the end. */
export function dataTables(data: DataExport): CsvTable[] {
  const unit = namesOf(data.units)
  const person = namesOf(data.people)
  const area = namesOf(data.areas)
  const riskPoint = namesOf(data.riskPoints)
  const findingNumber = namesOf(data.findings.map(({ id, number }) => ({ id, name: number })))
  const inspectionNumber = namesOf(data.inspections.map(({ id, number, name }) => ({ id, name: number || name })))
  const hazards = data.riskPoints.flatMap(({ hazards: own }) => own)
  const hazard = namesOf(hazards.map(({ id, item }) => ({ id, name: item })))
  const ofFinding = {
    隐患编号: (row: { findingId: string }) => findingNumber(row.findingId),
    轮次: (row: { round: number }) => row.round,
  }
  return [
    table('企业', [data.enterprise], {
      企业名称: (row) => row.name,
      统一社会信用代码: (row) => row.creditCode,
      行业: (row) => row.industry,
      监管行业: (row) => word(industryGroups, row.industryGroup),
      地址: (row) => row.address,
      法定代表人: (row) => row.legalRepresentative,
      主要负责人: (row) => row.principal,
      安全管理负责人: (row) => row.safetyManager,
      安全联系电话: (row) => row.safetyPhone,
      从业人数: (row) => row.employeeCount,
      主要产品: (row) => row.mainProducts,
      标准化等级: (row) => standardizationLevels[row.standardizationLevel],
      涉及情形: (row) => row.tags.map((tag) => profileTags[tag]).join('、'),
    }),
    table('组织单位', data.units, {
      名称: (row) => row.name,
      类型: (row) => word(unitKinds, row.kind),
      上级: (row) => unit(row.parentId),
      负责人: (row) => person(row.managerId),
    }),
    table('人员', data.people, {
      姓名: (row) => row.name,
      所在单位: (row) => unit(row.unitId),
      岗位: (row) => row.post,
      电话: (row) => row.phone,
      主要负责人: (row) => row.isPrincipal,
      安全管理人员: (row) => row.isSafetyManager,
      离职日期: (row) => row.leftOn,
    }),
    table('区域', data.areas, {
      区域名称: (row) => row.name,
      区域编号: (row) => row.code,
      责任单位: (row) => unit(row.unitId),
      责任人: (row) => person(row.responsiblePersonId),
      说明: (row) => row.description,
    }),
    table('风险点', data.riskPoints, {
      编号: (row) => row.number,
      风险点名称: (row) => row.name,
      类型: (row) => word(riskPointKinds, row.kind),
      所在区域: (row) => area(row.areaId),
      具体位置: (row) => row.location,
      责任单位: (row) => unit(row.unitId),
      责任人: (row) => person(row.responsiblePersonId),
      岗位: (row) => row.post,
      规格型号: (row) => row.model,
      数量: (row) => row.quantity,
      特种设备: (row) => row.isSpecialEquipment,
      备注: (row) => row.remark,
    }),
    table(
      '危险源',
      hazards,
      {
        风险点: (row) => riskPoint(row.riskPointId),
        作业步骤或检查项目: (row) => row.item,
        标准: (row) => row.standard,
        危险源或不符合情况: (row) => row.deviation,
        因素类别: (row) => word(hazardFactors, row.hazardFactor),
        可能导致的事故类型: (row) => row.accidentTypes.join('、'),
        事故类型版本: (row) => row.accidentEdition,
        后果: (row) => row.consequence,
        管控层级: (row) => word(controlTiers, row.controlTierOverride),
        责任单位: (row) => unit(row.responsibleUnitId),
        责任人: (row) => person(row.responsiblePersonId),
      },
      { 风险点记录号: (row) => row.riskPointId },
    ),
    table(
      '风险评价',
      hazards.flatMap(({ evaluations }) => evaluations),
      {
        危险源: (row) => hazard(row.hazardId),
        阶段: (row) => word(evaluationStages, row.stage),
        次序: (row) => row.sequence,
        方法: (row) => row.method,
        评价准则: (row) => `${row.packId} ${row.packVersion}`,
        取值: (row) => factorsText(row.factors),
        风险值: (row) => row.valueHundredths / 100,
        等级: (row) => riskLevelLabels[row.level],
        评价人: (row) => row.evaluatorName,
        评价日期: (row) => row.evaluatedOn,
      },
      { 危险源记录号: (row) => row.hazardId },
    ),
    table(
      '管控措施',
      hazards.flatMap(({ controls }) => controls),
      {
        危险源: (row) => hazard(row.hazardId),
        措施类别: (row) => word(controlClasses, row.controlClass),
        管控措施: (row) => row.text,
        状态: (row) => (row.status === 'inPlace' ? '现有' : '建议新增'),
        检查要点: (row) => row.checkpoint,
        排查级别: (row) => word(controlTiers, row.checkTier),
        排查周期: (row) => word(periods, row.checkPeriod),
      },
      { 危险源记录号: (row) => row.hazardId },
    ),
    table('检查表', data.checklists, {
      检查表名称: (row) => row.name,
      检查类型: (row) => word(inspectionKinds, row.kind),
      组织级别: (row) => word(controlTiers, row.tier),
      周期: (row) => word(periods, row.period),
      区域: (row) => area(row.areaId),
      检查项数: (row) => row.items.length,
      说明: (row) => row.remark,
    }),
    table(
      '检查项',
      data.checklists.flatMap(({ name, items }) => items.map((item) => ({ ...item, checklistName: name }))),
      {
        检查表: (row) => row.checklistName,
        检查项目: (row) => row.item,
        检查内容与标准: (row) => row.standard,
        依据: (row) => row.basis,
        风险点: (row) => riskPoint(row.riskPointId),
      },
      { 检查表记录号: (row) => row.checklistId },
    ),
    table('检查', data.inspections, {
      编号: (row) => row.number,
      检查名称: (row) => row.name,
      检查类型: (row) => word(inspectionKinds, row.kind),
      组织级别: (row) => word(controlTiers, row.tier),
      检查日期: (row) => row.inspectedOn,
      检查人: (row) => row.inspectorName,
      参加人员: (row) => row.participants,
      受检单位: (row) => row.inspectedUnitName,
      主要负责人带队: (row) => row.isLedByPrincipal,
      状态: (row) => word(inspectionStatuses, row.status),
    }),
    table(
      '检查结果',
      data.inspections.flatMap(({ results }) => results),
      {
        检查: (row) => inspectionNumber(row.inspectionId),
        检查项目: (row) => row.item,
        检查内容与标准: (row) => row.standard,
        结果: (row) => word(inspectionAnswers, row.answer),
        备注: (row) => row.remark,
        风险点: (row) => riskPoint(row.riskPointId),
      },
      { 检查记录号: (row) => row.inspectionId },
    ),
    table(
      '隐患',
      data.findings,
      {
        编号: (row) => row.number,
        隐患描述: (row) => row.description,
        隐患来源: (row) => word(findingSources, row.source),
        状态: (row) => word(findingStatuses, row.status),
        区域: (row) => row.areaName || area(row.areaId),
        风险点: (row) => row.riskPointName || riskPoint(row.riskPointId),
        部位: (row) => row.location,
        隐患类别: (row) => row.category,
        原因类别: (row) => word(findingCauses, row.cause),
        原因分析: (row) => row.causeAnalysis,
        依据: (row) => row.basis,
        发现日期: (row) => row.foundOn,
        发现人: (row) => row.finderName || person(row.finderId),
        隐患等级: (row) => word(findingGrades, row.grade),
        处理方式: (row) => word(findingTreatments, row.treatment),
        整改责任单位: (row) => row.responsibleUnitName || unit(row.responsibleUnitId),
        整改责任人: (row) => row.responsibleName || person(row.responsibleId),
        整改措施: (row) => row.measures,
        '整改资金（元）': (row) => yuan(row.fundsCents),
        整改时限: (row) => row.dueOn,
        防范措施或应急预案: (row) => row.emergencyPlan,
        销号日期: (row) => row.closedOn,
        销号人: (row) => row.closedByName,
        备注: (row) => row.remark,
      },
      { 检查记录号: (row) => row.inspectionId },
    ),
    table(
      '整改',
      data.findings.flatMap(({ rectifications }) => rectifications),
      {
        ...ofFinding,
        整改完成情况: (row) => row.measures,
        完成日期: (row) => row.completedOn,
        整改人: (row) => row.rectifierName,
        '实际资金（元）': (row) => yuan(row.costCents),
      },
      { 隐患记录号: (row) => row.findingId },
    ),
    table(
      '验收',
      data.findings.flatMap(({ reviews }) => reviews),
      {
        ...ofFinding,
        验收结论: (row) => word(reviewVerdicts, row.verdict),
        验收意见: (row) => row.opinion,
        验收人: (row) => row.reviewerName,
        验收日期: (row) => row.reviewedOn,
        重新整改时限: (row) => row.newDueOn,
      },
      { 隐患记录号: (row) => row.findingId },
    ),
    table('整改通知单', data.rectificationNotices, {
      编号: (row) => row.number,
      '受检（责任）单位': (row) => row.unitName,
      签发日期: (row) => row.issuedOn,
      签发人: (row) => row.issuerName,
      整改要求: (row) => row.requirement,
    }),
    table('特种设备', data.specialEquipment, {
      设备名称: (row) => row.name,
      设备种类: (row) => word(specialEquipmentKinds, row.kind),
      使用登记证编号: (row) => row.registrationNumber,
      规格型号: (row) => row.model,
      使用状态: (row) => word(specialEquipmentStates, row.state),
      使用部门: (row) => unit(row.unitId),
      区域: (row) => area(row.areaId),
      最近检验日期: (row) => row.inspectedOn,
      下次检验日期: (row) => row.nextInspectionOn,
      检验结论: (row) => word(equipmentConclusions, row.conclusion),
      检验单位: (row) => row.inspectionBody,
      备注: (row) => row.remark,
    }),
    table('特种设备作业人员', data.equipmentOperators, {
      姓名: (row) => row.personName,
      作业项目: (row) => row.workItem,
      证书编号: (row) => row.certificateNumber,
      有效期至: (row) => row.validUntil,
      备注: (row) => row.remark,
    }),
    table('标准化自评', data.assessments, {
      自评名称: (row) => row.name,
      评定标准: (row) => `${row.standardTitle} ${row.standardVersion}`,
      自评期间开始: (row) => row.periodFrom,
      自评期间结束: (row) => row.periodTo,
      自评日期: (row) => row.assessedOn,
      状态: (row) => word(assessmentStatuses, row.status),
    }),
    table(
      '标准化自评打分',
      data.assessments.flatMap(({ name, answers }) => answers.map((answer) => ({ ...answer, assessmentName: name }))),
      {
        自评: (row) => row.assessmentName,
        条目: (row) => row.itemId,
        打分: (row) => ({ open: '未打分', scored: '已打分', blank: '空项' })[row.own.state],
        自评描述: (row) => row.description,
        空项理由: (row) => row.blankReason,
        责任部门: (row) => unit(row.responsibleUnitId),
      },
      { 自评记录号: (row) => row.assessmentId },
    ),
    qingxiaoanTable(data),
  ]
}
