/** True for what PostgreSQL throws where a row would be there twice (23505), by a statement or by an entity. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '23505'
}
