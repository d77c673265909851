export { AnalysisPage } from './analysis-page.tsx'
export { RiskPointsPage } from './risk-points-page.tsx'
