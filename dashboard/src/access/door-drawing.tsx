/** The door of the mark seen from above: it stands open, or it is shut. */
export function DoorDrawing({ open }: { open: boolean }) {
  return (
    <svg width="40" height="40" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden>
      <path d="M6 5A14 14 0 0 1 20 19" strokeWidth="1.2" strokeDasharray="1.6 2.4" />
      {open ? (
        <>
          <path d="M6 19V5" strokeWidth="2.4" />
          <path d="M1.5 19H6M20 19h2.5" strokeWidth="2.4" />
        </>
      ) : (
        <>
          <path d="M1.4 19H3.4M22.4 19h.4" strokeWidth="2.4" />
          <path d="M6 19H20" strokeWidth="4.2" strokeLinecap="butt" />
        </>
      )}
    </svg>
  )
}
