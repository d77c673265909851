/** The plain record types: a schema, a table, a Chinese name. What needs more than the store has a file of its own. */
import { area, floorPlan, planMark } from '#shared/domain/area'
import { assessment, assessmentAnswer, assessmentEvidence, nonconformity } from '#shared/domain/assessment'
import { attachment } from '#shared/domain/attachment'
import { consistencyAcceptance } from '#shared/domain/consistency'
import { card } from '#shared/domain/card'
import { considerableCatalogueItem } from '#shared/domain/considerable-catalogue-item'
import { enterprise } from '#shared/domain/enterprise'
import { evaluation } from '#shared/domain/evaluation'
import { exportRecord } from '#shared/domain/export-record'
import { formalDocument } from '#shared/domain/formal-document'
import { finding, findingExtension, rectification, rectificationNotice, review } from '#shared/domain/finding'
import { followUp } from '#shared/domain/follow-up'
import { control, hazard } from '#shared/domain/hazard'
import { checklist, checklistItem, inspection, inspectionPlan, inspectionResult } from '#shared/domain/inspection'
import { majorHazardAnswer, majorHazardCase, majorHazardCheck, majorHazardStep } from '#shared/domain/major-hazard'
import { organizationUnit } from '#shared/domain/organization-unit'
import { packSwitch } from '#shared/domain/pack-switch'
import { person } from '#shared/domain/person'
import { printedSheet } from '#shared/domain/printed-sheet'
import { riskPoint } from '#shared/domain/risk-point'
import { equipmentOperator, specialEquipment } from '#shared/domain/special-equipment'
import { systemMeasure } from '#shared/domain/system-measure'
import { riskReview, riskReviewRow } from '#shared/domain/risk-review'
import {
  accident,
  importedStandard,
  levelCertificate,
  operationAudit,
  policyDocument,
  regionEntry,
  riskReport,
} from '#shared/domain/standardization'
import { recordStore } from '../record-store.ts'

export const enterprises = recordStore('enterprise', 'enterprise', '企业资料', enterprise)
export const organizationUnits = recordStore('organization_units', 'organizationUnit', '组织单位', organizationUnit)
export const people = recordStore('people', 'person', '人员', person)
export const areas = recordStore('areas', 'area', '区域', area)
export const floorPlans = recordStore('floor_plans', 'floorPlan', '平面图', floorPlan)
export const planMarks = recordStore('plan_marks', 'planMark', '图上标记', planMark)
export const riskPoints = recordStore('risk_points', 'riskPoint', '风险点', riskPoint)
export const hazards = recordStore('hazards', 'hazard', '危险源', hazard)
export const evaluations = recordStore('evaluations', 'evaluation', '风险评价', evaluation)
export const controls = recordStore('controls', 'control', '管控措施', control)
export const checklists = recordStore('checklists', 'checklist', '检查表', checklist)
export const checklistItems = recordStore('checklist_items', 'checklistItem', '检查项', checklistItem)
export const inspectionPlans = recordStore('inspection_plans', 'inspectionPlan', '检查计划', inspectionPlan)
export const inspections = recordStore('inspections', 'inspection', '检查', inspection)
export const inspectionResults = recordStore('inspection_results', 'inspectionResult', '检查结果', inspectionResult)
export const findings = recordStore('findings', 'finding', '隐患', finding)
export const findingExtensions = recordStore('finding_extensions', 'findingExtension', '延期', findingExtension)
export const rectifications = recordStore('rectifications', 'rectification', '整改', rectification)
export const reviews = recordStore('reviews', 'review', '验收', review)
export const rectificationNotices = recordStore(
  'rectification_notices',
  'rectificationNotice',
  '整改通知单',
  rectificationNotice,
)
export const followUps = recordStore('follow_ups', 'followUp', '回头看', followUp)
export const systemMeasures = recordStore('system_measures', 'systemMeasure', '制度措施', systemMeasure)
export const majorHazardChecks = recordStore(
  'major_hazard_checks',
  'majorHazardCheck',
  '重大隐患对照',
  majorHazardCheck,
)
export const majorHazardAnswers = recordStore(
  'major_hazard_answers',
  'majorHazardAnswer',
  '对照结果',
  majorHazardAnswer,
)
export const majorHazardCases = recordStore(
  'major_hazard_cases',
  'majorHazardCase',
  '重大隐患治理档案',
  majorHazardCase,
)
export const majorHazardSteps = recordStore('major_hazard_steps', 'majorHazardStep', '治理步骤', majorHazardStep)
export const attachments = recordStore('attachments', 'attachment', '附件', attachment)
export const cards = recordStore('cards', 'card', '卡片', card)
export const exportRecords = recordStore('exports', 'exportRecord', '导出记录', exportRecord)
export const formalDocuments = recordStore('formal_documents', 'formalDocument', '定稿', formalDocument)
export const printedSheets = recordStore('printed_sheets', 'printedSheet', '打印的检查表', printedSheet)
export const consistencyAcceptances = recordStore(
  'consistency_acceptances',
  'consistencyAcceptance',
  '体检说明',
  consistencyAcceptance,
)
export const packSwitches = recordStore('pack_switches', 'packSwitch', '评价准则改换', packSwitch)
export const considerableCatalogueItems = recordStore(
  'considerable_catalogue_items',
  'considerableCatalogueItem',
  '较大以上目录条目',
  considerableCatalogueItem,
)
export const riskReviews = recordStore('risk_reviews', 'riskReview', '风险评审', riskReview)
export const riskReviewRows = recordStore('risk_review_rows', 'riskReviewRow', '风险评审明细', riskReviewRow)
export const assessments = recordStore('assessments', 'assessment', '自评', assessment)
export const assessmentAnswers = recordStore('assessment_answers', 'assessmentAnswer', '自评打分', assessmentAnswer)
export const assessmentEvidences = recordStore(
  'assessment_evidence',
  'assessmentEvidence',
  '自评证据',
  assessmentEvidence,
)
export const nonconformities = recordStore('nonconformities', 'nonconformity', '不符合项', nonconformity)
export const accidents = recordStore('accidents', 'accident', '事故', accident)
export const levelCertificates = recordStore('level_certificates', 'levelCertificate', '等级证书', levelCertificate)
export const policyDocuments = recordStore('policy_documents', 'policyDocument', '制度或记录', policyDocument)
export const operationAudits = recordStore('operation_audits', 'operationAudit', '运行质量审计', operationAudit)
export const importedStandards = recordStore('imported_standards', 'importedStandard', '导入的标准', importedStandard)
export const regionEntries = recordStore('region_entries', 'regionEntry', '本地填报', regionEntry)
export const riskReports = recordStore('risk_reports', 'riskReport', '风险报告', riskReport)
export const specialEquipmentRegister = recordStore(
  'special_equipment',
  'specialEquipment',
  '特种设备',
  specialEquipment,
)
export const equipmentOperators = recordStore('equipment_operators', 'equipmentOperator', '作业人员', equipmentOperator)
