/** Something that a process leans on, as it is now. */
export interface Dependency {
  name: string
  ok: boolean
  /** Which one it is, where it may be replaced while the process runs. */
  id?: string
  /** False: without it the process does less, and goes on. True by default. */
  isRequired?: boolean
  /** Why it is not; for a person, without addresses. */
  reason?: string
}
