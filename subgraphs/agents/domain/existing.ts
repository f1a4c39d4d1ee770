/** What a foreign key points at: it is there, or something is broken. */
export async function existing<Row>(row: Promise<Row | null>): Promise<Row> {
  const found = await row
  if (found === null) throw new Error('A row that another refers to is missing.')
  return found
}
