/** A request as it goes over the wire. */
export interface SentRequest {
  readonly method: string;
  /** Path and query, below the target's address. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** A response as it came over the wire. */
export interface ReceivedResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}
