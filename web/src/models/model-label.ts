/** A model's short name for a person: its label up to any note in brackets; else the name without its provider. */
export function modelLabel(name: string, models: readonly { name: string; label: string }[]): string {
  const known = models.find((model) => model.name === name)
  return known ? known.label.replace(/\s*\(.*\)$/, '') : (name.split('/').at(-1) ?? name)
}
