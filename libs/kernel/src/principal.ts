/** Who is asking, as the edges know it after authentication. Roles are already resolved to permissions. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly role: 'admin' | 'manager' | 'agent' | 'engineer' | 'customer';
  readonly permissions: ReadonlySet<string>;
  readonly teamIds: readonly string[];
  /** The person in the customer directory that this user is, for customers. */
  readonly personId: string | null;
}
