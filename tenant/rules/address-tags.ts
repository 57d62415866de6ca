/** The tags a query names: separated by commas, blanks around them and empty ones dropped, case kept. Source: OpenAPI, parameter `tags`. */
export function tagsOf(query: string): readonly string[] {
  return query
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** The tags after some were added: none twice. Source: OpenAPI: Adding tags to a customer address. */
export function addTags(stored: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...stored, ...added])];
}

/** The tags after some were removed; an absent one is no error (our choice). Source: OpenAPI: Deleting tags from a customer address. */
export function removeTags(stored: readonly string[], removed: readonly string[]): readonly string[] {
  return stored.filter((tag) => !removed.includes(tag));
}
