/** An input that the engine could not use. `code` is permanent, `at` a JSON pointer. */
export class RedressError extends Error {
  override name = 'RedressError';
  readonly code: string;
  readonly at: string;

  constructor(code: string, at: string, message: string) {
    super(message);
    this.code = code;
    this.at = at;
  }
}
