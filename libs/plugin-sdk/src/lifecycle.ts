/** What every capability may do besides its own work. All of it is optional. */
export interface Lifecycle {
  /** Opens connections and servers. A rejection keeps the program from starting. */
  start?(): Promise<void>;
  /** Closes them: takes nothing new, finishes what is under way, and resolves within 10 seconds. */
  stop?(): Promise<void>;
  /** Null: all is well. Otherwise one sentence for the person who looks after the installation. */
  health?(): Promise<string | null>;
}
