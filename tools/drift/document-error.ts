/** What is wrong at one place of a document: an object of it, and the member of that object that is meant. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly holder: object;
  readonly key: string | undefined;

  constructor(message: string, holder: object, key?: string) {
    super(message);
    this.holder = holder;
    this.key = key;
  }
}
