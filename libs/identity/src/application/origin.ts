/** Where a sign-in comes from. */
export interface Origin {
  readonly address: string;
  /** In words, for the list of sessions. */
  readonly device: string;
  /** The cookie of an earlier sign-in on this device, if it has one. */
  readonly deviceToken: string | undefined;
}
