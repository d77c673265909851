/** 双控体检: where what was written down does not fit together. The rules in the order in which one would put things right. */
import { allNormalForMonths } from './all-normal-for-months.ts'
import { areaWithoutResponsible } from './area-without-responsible.ts'
import { areaWithoutRiskPoint } from './area-without-risk-point.ts'
import { checklistItemControlVoided } from './checklist-item-control-voided.ts'
import { checklistItemWithoutControl } from './checklist-item-without-control.ts'
import { checklistWithoutPlan } from './checklist-without-plan.ts'
import { closedByRectifier } from './closed-by-rectifier.ts'
import { closedNotReRated } from './closed-not-re-rated.ts'
import { closedWithoutPhoto } from './closed-without-photo.ts'
import { controlWithoutCheckpoint } from './control-without-checkpoint.ts'
import { currentAboveInherent } from './current-above-inherent.ts'
import { evaluationByOtherPack } from './evaluation-by-other-pack.ts'
import { evaluationOutdated } from './evaluation-outdated.ts'
import { fewControlClasses } from './few-control-classes.ts'
import { findingWithoutRiskPoint } from './finding-without-risk-point.ts'
import { floorPlanOlderThanLevel } from './floor-plan-older-than-level.ts'
import { fullScoreWithOpenNonconformity } from './full-score-with-open-nonconformity.ts'
import { hazardWithoutCurrent } from './hazard-without-current.ts'
import { hazardWithoutInherent } from './hazard-without-inherent.ts'
import { highRiskWithoutEngineering } from './high-risk-without-engineering.ts'
import { identicalInspections } from './identical-inspections.ts'
import { immediateTooLong } from './immediate-too-long.ts'
import { inspectionWithoutParticipants } from './inspection-without-participants.ts'
import { inspectionsMissed } from './inspections-missed.ts'
import { levelChangedAfterExport } from './level-changed-after-export.ts'
import { levelCertificateExpired } from './level-certificate-expired.ts'
import { libraryValueUnconfirmed } from './library-value-unconfirmed.ts'
import { lowerWithoutControl } from './lower-without-control.ts'
import { majorWithoutPlan } from './major-without-plan.ts'
import { onlyTrainingAndPpe } from './only-training-and-ppe.ts'
import { overdueWithoutExtension } from './overdue-without-extension.ts'
import { planLeaderMissing } from './plan-leader-missing.ts'
import { plannedTooLong } from './planned-too-long.ts'
import { policyNotReviewed } from './policy-not-reviewed.ts'
import { policyOlderThanChange } from './policy-older-than-change.ts'
import { profileIncomplete } from './profile-incomplete.ts'
import { repeatedFinding } from './repeated-finding.ts'
import { responsibleGone } from './responsible-gone.ts'
import { riskPointNeverChecked } from './risk-point-never-checked.ts'
import { riskPointWithoutArea } from './risk-point-without-area.ts'
import { riskPointWithoutHazard } from './risk-point-without-hazard.ts'
import { riskPointWithoutResponsible } from './risk-point-without-responsible.ts'
import { riskPointWithoutUnit } from './risk-point-without-unit.ts'
import { specialEquipmentOverdue } from './special-equipment-overdue.ts'
import { selfAssessmentOutdated } from './self-assessment-outdated.ts'
import { specialEquipmentUnchecked } from './special-equipment-unchecked.ts'
import { tagWithoutRiskPoint } from './tag-without-risk-point.ts'
import { tierBelowLevel } from './tier-below-level.ts'
import type { ConsistencyRule } from './snapshot.ts'

export const consistencyRules: readonly ConsistencyRule[] = [
  profileIncomplete,
  tagWithoutRiskPoint,
  areaWithoutResponsible,
  areaWithoutRiskPoint,
  riskPointWithoutArea,
  riskPointWithoutUnit,
  riskPointWithoutResponsible,
  riskPointWithoutHazard,
  responsibleGone,
  hazardWithoutCurrent,
  hazardWithoutInherent,
  currentAboveInherent,
  lowerWithoutControl,
  tierBelowLevel,
  highRiskWithoutEngineering,
  onlyTrainingAndPpe,
  fewControlClasses,
  controlWithoutCheckpoint,
  plannedTooLong,
  evaluationOutdated,
  evaluationByOtherPack,
  libraryValueUnconfirmed,
  specialEquipmentUnchecked,
  specialEquipmentOverdue,
  riskPointNeverChecked,
  checklistItemWithoutControl,
  checklistItemControlVoided,
  checklistWithoutPlan,
  planLeaderMissing,
  inspectionsMissed,
  inspectionWithoutParticipants,
  identicalInspections,
  allNormalForMonths,
  findingWithoutRiskPoint,
  majorWithoutPlan,
  immediateTooLong,
  overdueWithoutExtension,
  closedByRectifier,
  closedWithoutPhoto,
  closedNotReRated,
  repeatedFinding,
  levelChangedAfterExport,
  floorPlanOlderThanLevel,
  policyNotReviewed,
  policyOlderThanChange,
  selfAssessmentOutdated,
  fullScoreWithOpenNonconformity,
  levelCertificateExpired,
]
