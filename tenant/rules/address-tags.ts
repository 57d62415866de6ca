/** The tags in a query, separated by commas; trimmed, without empty ones, in their own case. Source: OpenAPI, parameter `tags`. */
export function tagsOf(query: string): readonly string[] {
  return query
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** The tags after an addition, without duplicates. Source: OpenAPI: Adding tags to a customer address. */
export function addTags(stored: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...stored, ...added])];
}

/** The tags after a removal; an absent tag is no error (our choice). Source: OpenAPI: Deleting tags from a customer address. */
export function removeTags(stored: readonly string[], removed: readonly string[]): readonly string[] {
  return stored.filter((tag) => !removed.includes(tag));
}
