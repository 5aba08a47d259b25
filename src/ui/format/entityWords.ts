/** The engine's name of an entity as words: "errorGroups" and "error-groups" are "error groups". */
export function entityWords(entity: string): string {
  return entity
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]+/g, ' ')
    .toLowerCase();
}
