/** An answer that is more than its data. `data` undefined sends no body. */
export class Reply {
  readonly data: unknown;
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(data: unknown, options: { status?: number; headers?: Record<string, string> } = {}) {
    this.data = data;
    this.status = options.status ?? 200;
    this.headers = options.headers ?? {};
  }
}
