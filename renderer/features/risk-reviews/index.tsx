export { RiskReviewPage } from './risk-review-page.tsx'
export { RiskReviewsPage } from './risk-reviews-page.tsx'
