/** The parameters of a URL as a plain object; repeated ones become arrays. */
export function fieldsOf(params: URLSearchParams): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key);
    fields[key] = values.length > 1 ? values : (values[0] ?? "");
  }
  return fields;
}
