/** When a question runs out: "Tue 05:50". */
export function untilTime(date: Date): string {
  return date.toLocaleString('en', { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
