/** The product's mark: a ledger with a tick. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <rect x="3" y="2" width="18" height="20" rx="3" fill="#0b5cad" />
      <rect x="6" y="2" width="1.6" height="20" fill="#ffffff" opacity="0.55" />
      <path
        d="M10.2 12.4l2.5 2.6 5-5.6"
        fill="none"
        stroke="#ffffff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
