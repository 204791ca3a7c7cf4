/** What is to come, the earliest first; what comes at the same time in the order in which it was added. */
export class TimeQueue<Item> {
  private readonly heap: { readonly at: number; readonly place: number; readonly item: Item }[] = [];
  private added = 0;

  /** Epoch milliseconds; null: nothing is to come. */
  get next(): number | null {
    return this.heap[0]?.at ?? null;
  }

  add(at: number, item: Item): void {
    this.heap.push({ at, place: this.added, item });
    this.added += 1;
    for (let index = this.heap.length - 1; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.isEarlier(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  take(): { readonly at: number; readonly item: Item } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || this.heap.length === 0) return first;
    this.heap[0] = last;
    this.sink();
    return first;
  }

  private sink(): void {
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const earlier = right < this.heap.length && this.isEarlier(right, left) ? right : left;
      if (earlier >= this.heap.length || !this.isEarlier(earlier, index)) return;
      this.swap(index, earlier);
      index = earlier;
    }
  }

  private isEarlier(one: number, other: number): boolean {
    const [left, right] = [this.heap[one], this.heap[other]];
    if (!left || !right) return false;
    return left.at < right.at || (left.at === right.at && left.place < right.place);
  }

  private swap(one: number, other: number): void {
    const [left, right] = [this.heap[one], this.heap[other]];
    if (left && right) [this.heap[one], this.heap[other]] = [right, left];
  }
}
