/** The mark of the house: a roof and somebody under it. */
export function Brand({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden focusable="false">
      <path d="M3 19 L11 4 L19 19" fill="none" stroke="var(--primary)" strokeWidth="2.4" strokeLinejoin="round" />
      <circle cx="11" cy="16" r="2.4" fill="var(--stage-5)" />
    </svg>
  );
}
