/** A time as people type it: "14:00", "14.00", "1400", "9" (= 09:00), "9u30". */

/** `HH:MM`, or null when it is no time of the day. */
export function parseTime(text: string): string | null {
  const clean = text.trim().toLowerCase()
  const found = /^(\d{1,2})(?:\s*[:.,u h]\s*(\d{2})?|(\d{2}))?$/.exec(clean)
  if (!found) return null
  const hour = Number(found[1])
  const minute = Number(found[2] ?? found[3] ?? '0')
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
