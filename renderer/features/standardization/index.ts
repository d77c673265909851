export { AssessmentPage } from './assessment-page.tsx'
export { AssessmentsPage } from './assessments-page.tsx'
