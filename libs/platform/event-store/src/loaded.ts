/** A state and the version of its stream. */
export interface Loaded<State> {
  readonly state: State;
  /** 0 where the stream does not exist. */
  readonly version: number;
}
