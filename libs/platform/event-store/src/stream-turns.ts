/** Lets the commands of one stream decide one after the other within this process, so that they do not conflict with each other. */
export class StreamTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<Result>(streamId: string, work: () => Promise<Result>): Promise<Result> {
    const result = (this.last.get(streamId) ?? Promise.resolve()).then(work, work);
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (this.last.get(streamId) === settled) this.last.delete(streamId);
      });
    this.last.set(streamId, settled);
    return result;
  }
}
